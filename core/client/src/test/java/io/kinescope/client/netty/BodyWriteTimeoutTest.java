package io.kinescope.client.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.WriteTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.netty.Connection;

/** Connections that accept nothing, a little or everything, in virtual time. */
class BodyWriteTimeoutTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int BODY = 1_000_000;

    private final SlowChannel channel = new SlowChannel();

    @BeforeEach
    void watch() {
        channel.freezeTime();
        BodyWriteTimeout.watch(Connection.from(channel), LONGEST);
    }

    @AfterEach
    void close() {
        channel.close().syncUninterruptibly();
    }

    @Test
    void aConnectionThatAcceptsNothingIsClosedWithinTwiceTheTime() {
        send();
        pass(LONGEST.multipliedBy(2).minusMillis(1));
        assertThat(channel.isOpen()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(channel.isOpen()).isFalse();
        assertThatExceptionOfType(WriteTimeoutException.class).isThrownBy(channel::checkException);
    }

    /** However long it takes in all. */
    @Test
    void aConnectionThatAcceptsALittleNowAndThenIsLetAlone() {
        send();
        for (int part = 0; part < 100; part++) {
            pass(LONGEST.minusMillis(1));
            channel.accept(1_000);
            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    void aConnectionThatStopsInTheMiddleIsClosed() {
        send();
        channel.accept(BODY / 2);
        pass(LONGEST.multipliedBy(3));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aConnectionThatHasNothingToWriteIsLetAlone() {
        pass(LONGEST.multipliedBy(10));
        send();
        channel.accept(BODY);
        pass(LONGEST.multipliedBy(10));
        assertThat(channel.isOpen()).isTrue();
    }

    private void send() {
        assertThat(channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[BODY])).isDone())
                .isFalse();
    }

    /** In steps, since every task begins its next wait when it runs. */
    private void pass(Duration time) {
        long step = 100;
        for (long left = time.toMillis(); left > 0; left -= step) {
            channel.advanceTimeBy(Math.min(left, step), TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    /** A channel whose peer reads as much as the test says. */
    private static final class SlowChannel extends EmbeddedChannel {

        private int room;

        void accept(int bytes) {
            room += bytes;
            flush();
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer outgoing) {
            while (room > 0 && outgoing.current() instanceof ByteBuf buffer) {
                int accepted = Math.min(room, buffer.readableBytes());
                room -= accepted;
                outgoing.removeBytes(accepted);
            }
        }
    }
}
