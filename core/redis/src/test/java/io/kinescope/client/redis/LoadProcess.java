package io.kinescope.client.redis;

import io.kinescope.client.ratelimit.RateLimiter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A JVM that saturates the limit: so many callers each send one request after another. Its clock may be wrong. */
final class LoadProcess {

    private LoadProcess() {}

    /** Arguments: URL of Redis, port of the arrivals, number, callers, seconds that the clock is wrong, limits as COUNT/MS. */
    public static void main(String[] args) throws InterruptedException {
        int number = Integer.parseInt(args[2]);
        long shift = TimeUnit.SECONDS.toNanos(Long.parseLong(args[4]));
        RedisRateLimiter.Builder builder = RedisRateLimiter.builder(args[0])
                .key("token")
                .scheduler(new ShiftedClock(Schedulers.parallel(), shift));
        for (int index = 5; index < args.length; index++) {
            String[] limit = args[index].split("/", 2);
            builder.limit(Integer.parseInt(limit[0]), Duration.ofMillis(Long.parseLong(limit[1])));
        }
        RateLimiter limiter = builder.build();
        Scheduler callers = Schedulers.boundedElastic();
        for (int caller = 0; caller < Integer.parseInt(args[3]); caller++) {
            Mono.fromCallable(() -> new Requests(Integer.parseInt(args[1]), number))
                    .flatMapMany(requests -> limiter.limit(
                                    Mono.fromCallable(requests::send).subscribeOn(callers))
                            .repeat())
                    .doOnError(Throwable::printStackTrace)
                    .retry()
                    .subscribe();
        }
        new java.util.concurrent.CountDownLatch(1).await();
    }

    private static final class Requests {

        private final int number;
        private final DataInputStream input;
        private final DataOutputStream output;

        Requests(int port, int number) throws IOException {
            this.number = number;
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            this.input = new DataInputStream(socket.getInputStream());
            this.output = new DataOutputStream(socket.getOutputStream());
        }

        int send() throws IOException {
            output.writeInt(number);
            return input.readInt();
        }
    }

    /** The scheduler of a JVM whose clock is wrong. */
    private record ShiftedClock(Scheduler scheduler, long shift) implements Scheduler {

        @Override
        public reactor.core.Disposable schedule(Runnable task) {
            return scheduler.schedule(task);
        }

        @Override
        public reactor.core.Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return scheduler.schedule(task, delay, unit);
        }

        @Override
        public Worker createWorker() {
            return scheduler.createWorker();
        }

        @Override
        public long now(TimeUnit unit) {
            return scheduler.now(unit) + unit.convert(shift, TimeUnit.NANOSECONDS);
        }

        @Override
        public boolean isDisposed() {
            return scheduler.isDisposed();
        }
    }
}
