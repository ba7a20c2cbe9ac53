package io.kinescope.client.testing;

import io.netty.channel.Channel;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The connections a {@link ScriptedServer} has accepted, and those of them that are open. */
public final class Connections {

    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);

    private final Set<Channel> open = new HashSet<>();
    private int accepted;

    synchronized void add(Channel channel) {
        accepted++;
        open.add(channel);
        channel.closeFuture().addListener(closed -> remove(channel));
    }

    private synchronized void remove(Channel channel) {
        open.remove(channel);
        notifyAll();
    }

    public synchronized int open() {
        return open.size();
    }

    /** Returns how many there were in all. */
    public synchronized int accepted() {
        return accepted;
    }

    /** Waits up to five seconds until no more than this many are open: the other end may still be on its way. */
    public synchronized void awaitAtMost(int most) {
        long end = System.nanoTime() + LONGEST_WAIT;
        while (open.size() > most) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(open.size() + " connections are open, not " + most);
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while connections stayed open", interrupted);
            }
        }
    }

    /** Closes with FIN what is open, whatever it is doing. */
    public void closeAll() {
        for (Channel channel : snapshot()) {
            channel.close().syncUninterruptibly();
        }
    }

    private synchronized Set<Channel> snapshot() {
        return Set.copyOf(open);
    }
}
