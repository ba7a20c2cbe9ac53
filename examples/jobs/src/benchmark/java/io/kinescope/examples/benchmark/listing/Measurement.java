package io.kinescope.examples.benchmark.listing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** The measurements of a variant. */
record Measurement(int askedForOne, int askedForFive, int askedFor150, double millis, int mostHeld, boolean ordered) {

    private static final Duration SETTLED = Duration.ofSeconds(1);
    private static final int RUNS = 5;

    static Measurement of(ListingVariant variant) {
        double fastest = Double.MAX_VALUE;
        boolean ordered = true;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            List<Integer> items = variant.items()
                    .apply(new Server())
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
            fastest = Math.min(fastest, (System.nanoTime() - start) / 1e6);
            ordered &= items.equals(IntStream.range(0, Server.TOTAL).boxed().toList());
        }
        return new Measurement(
                askedWhenRequestingOne(variant),
                askedWhenTaking(variant, 5),
                askedWhenTaking(variant, 150),
                fastest,
                mostHeldBySlowConsumer(variant),
                ordered);
    }

    private static int askedWhenRequestingOne(ListingVariant variant) {
        Server server = new Server();
        Disposable reading = variant.items().apply(server).subscribeWith(new OneItem());
        Mono.delay(SETTLED).block();
        reading.dispose();
        return server.asked();
    }

    private static int askedWhenTaking(ListingVariant variant, int items) {
        Server server = new Server();
        variant.items().apply(server).take(items).blockLast();
        Mono.delay(SETTLED).block();
        return server.asked();
    }

    private static int mostHeldBySlowConsumer(ListingVariant variant) {
        Server server = new Server();
        SlowConsumer consumer = new SlowConsumer(server);
        variant.items().apply(server).subscribe(consumer);
        consumer.end.asMono().block();
        return server.mostHeld();
    }

    private static final class OneItem extends BaseSubscriber<Integer> {

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
        }
    }

    /** Takes twice as long for a page of items as the server, and requests no more before it is done with them. */
    private static final class SlowConsumer extends BaseSubscriber<Integer> {

        private final Server server;
        private final Sinks.Empty<Void> end = Sinks.empty();
        private int items;

        SlowConsumer(Server server) {
            this.server = server;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(Server.PER_PAGE);
        }

        @Override
        protected void hookOnNext(Integer item) {
            if (++items % Server.PER_PAGE == 0) {
                Schedulers.single().schedule(this::endPage, 10, TimeUnit.MILLISECONDS);
            }
        }

        private void endPage() {
            server.consumed();
            request(Server.PER_PAGE);
        }

        @Override
        protected void hookFinally(SignalType signal) {
            end.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }
}
