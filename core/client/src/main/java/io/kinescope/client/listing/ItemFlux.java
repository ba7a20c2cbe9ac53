package io.kinescope.client.listing;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * The items of pages, where a page is requested when its first item is wanted and not before.
 *
 * <p>{@code flatMapIterable} asks for a page on subscription and for the next once one is used up, wanted or not.
 */
final class ItemFlux<T> extends Flux<T> {

    private final Flux<List<T>> pages;

    ItemFlux(Flux<List<T>> pages) {
        this.pages = pages;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        pages.subscribe(new Flattening<>(actual));
    }

    private static final class Flattening<T> implements Subscription, CoreSubscriber<List<T>> {

        private final CoreSubscriber<? super T> actual;
        private final AtomicLong requested = new AtomicLong();

        /** Begins above 0, so that no thread drains while {@code onSubscribe} still runs. */
        private final AtomicInteger signals = new AtomicInteger(1);

        private Subscription upstream = Operators.emptySubscription();
        private Iterator<T> items = Collections.emptyIterator();
        private boolean waiting;

        private volatile @Nullable List<T> arrived;
        private volatile @Nullable Throwable failure;
        private volatile boolean complete;
        private volatile boolean illegalRequest;
        private volatile boolean ended;

        Flattening(CoreSubscriber<? super T> actual) {
            this.actual = actual;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            if (Operators.validate(upstream == Operators.emptySubscription() ? null : upstream, subscription)) {
                upstream = subscription;
                actual.onSubscribe(this);
                drain();
            }
        }

        @Override
        public void request(long wanted) {
            if (wanted > 0) {
                requested.accumulateAndGet(wanted, Operators::addCap);
            } else {
                upstream.cancel();
                failure = Exceptions.nullOrNegativeRequestException(wanted);
                illegalRequest = true;
            }
            signal();
        }

        @Override
        public void cancel() {
            ended = true;
            upstream.cancel();
            signal();
        }

        @Override
        public void onNext(List<T> page) {
            arrived = page;
            signal();
        }

        @Override
        public void onError(Throwable error) {
            if (ended) {
                Operators.onErrorDropped(error, currentContext());
                return;
            }
            failure = error;
            complete = true;
            signal();
        }

        @Override
        public void onComplete() {
            complete = true;
            signal();
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }

        private void signal() {
            if (signals.getAndIncrement() == 0) {
                drain();
            }
        }

        private void drain() {
            int missed = signals.get();
            do {
                emit();
                missed = signals.addAndGet(-missed);
            } while (missed != 0);
        }

        private void emit() {
            boolean through = complete;
            takeArrived();
            if (illegalRequest && !ended) {
                end();
            }
            long wanted = requested.get();
            long emitted = 0;
            while (!ended && emitted != wanted && items.hasNext()) {
                actual.onNext(items.next());
                emitted++;
            }
            consume(emitted);
            if (ended) {
                items = Collections.emptyIterator();
            } else if (!items.hasNext()) {
                if (through) {
                    end();
                } else if (requested.get() > 0 && !waiting) {
                    waiting = true;
                    upstream.request(1);
                }
            }
        }

        private void consume(long emitted) {
            requested.updateAndGet(wanted -> wanted == Long.MAX_VALUE ? wanted : wanted - emitted);
        }

        private void takeArrived() {
            List<T> page = arrived;
            if (page != null) {
                arrived = null;
                waiting = false;
                items = page.iterator();
            }
        }

        private void end() {
            ended = true;
            if (failure != null) {
                actual.onError(failure);
            } else {
                actual.onComplete();
            }
        }
    }
}
