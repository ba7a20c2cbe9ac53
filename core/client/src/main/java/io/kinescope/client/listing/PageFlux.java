package io.kinescope.client.listing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * The pages of a listing, or what a {@link PageStrategy} makes of them, in order. A page is requested when it is wanted;
 * reading ahead, up to so many further pages are in flight or wait, as far as the strategy knows them.
 *
 * <p>The usual operators cannot do that: {@code expand} and {@code concatMap} request the next page as soon as the one
 * before is consumed, wanted or not, and {@code flatMapSequential} does not know where the listing ends.
 */
final class PageFlux<T, R> extends Flux<R> {

    private final int readAhead;
    private final Supplier<? extends PageStrategy<T, R>> strategy;

    /** Creates the pages; every subscriber gets a strategy of its own. */
    PageFlux(int readAhead, Supplier<? extends PageStrategy<T, R>> strategy) {
        this.readAhead = readAhead;
        this.strategy = strategy;
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        PageSubscription<T, R> subscription;
        try {
            subscription = new PageSubscription<>(actual, readAhead, strategy.get());
        } catch (RuntimeException failure) {
            Operators.error(actual, failure);
            return;
        }
        actual.onSubscribe(subscription);
        subscription.drain();
    }

    /** Everything but the counters belongs to the thread that drains. */
    private static final class PageSubscription<T, R> implements Subscription {

        private final CoreSubscriber<? super R> actual;
        private final int readAhead;
        private final PageStrategy<T, R> strategy;
        private final AtomicLong requested = new AtomicLong();

        /** Begins above 0, so that no thread drains while {@code onSubscribe} still runs. */
        private final AtomicInteger signals = new AtomicInteger(1);

        /** The pages in flight and those that wait, in order. */
        private final Deque<Fetch<T>> fetches = new ArrayDeque<>();

        private volatile @Nullable Throwable illegalRequest;
        private volatile boolean ended;

        PageSubscription(CoreSubscriber<? super R> actual, int readAhead, PageStrategy<T, R> strategy) {
            this.actual = actual;
            this.readAhead = readAhead;
            this.strategy = strategy;
        }

        @Override
        public void request(long pages) {
            if (pages > 0) {
                requested.accumulateAndGet(pages, Operators::addCap);
            } else {
                illegalRequest = Exceptions.nullOrNegativeRequestException(pages);
            }
            signal();
        }

        @Override
        public void cancel() {
            ended = true;
            signal();
        }

        Context context() {
            return actual.currentContext();
        }

        void signal() {
            if (signals.getAndIncrement() == 0) {
                drain();
            }
        }

        /** A loop, so that pages at hand do not grow the stack. */
        void drain() {
            int missed = signals.get();
            do {
                if (illegalRequest != null && !ended) {
                    fail(illegalRequest);
                }
                do {
                    fetch();
                } while (take());
                if (ended) {
                    discard();
                }
                missed = signals.addAndGet(-missed);
            } while (missed != 0);
        }

        private void fetch() {
            if (!ended && fetches.isEmpty() && requested.get() > 0) {
                start();
            }
            fetchAhead();
        }

        private void fetchAhead() {
            while (!ended && fetches.size() < readAhead && strategy.canReadAhead()) {
                start();
            }
        }

        private void start() {
            Fetch<T> fetch = new Fetch<>(this);
            fetches.add(fetch);
            Mono<Page<T>> page;
            try {
                page = strategy.next();
            } catch (RuntimeException failure) {
                page = Mono.error(failure);
            }
            fetch.start(page);
        }

        /** Takes the next page if it is there and wanted; returns whether it was. */
        private boolean take() {
            Fetch<T> fetch = fetches.peek();
            if (ended || fetch == null || !fetch.done) {
                return false;
            }
            if (fetch.failure != null) {
                fail(fetch.failure);
                return false;
            }
            if (requested.get() == 0) {
                return false;
            }
            fetches.remove();
            R contributed;
            try {
                contributed = strategy.accept(Objects.requireNonNull(fetch.page));
            } catch (Throwable failure) {
                fail(Operators.onOperatorError(failure, context()));
                return false;
            }
            if (!strategy.isOnTrack()) {
                discard();
            }
            if (contributed != null) {
                requested.updateAndGet(wanted -> wanted == Long.MAX_VALUE ? wanted : wanted - 1);
                if (!strategy.isDone()) {
                    // Before the consumer has the page: what it takes for it is time for the pages ahead.
                    fetchAhead();
                }
                actual.onNext(contributed);
            }
            if (strategy.isDone()) {
                complete();
            }
            return true;
        }

        private void complete() {
            if (!ended) {
                ended = true;
                actual.onComplete();
            }
        }

        private void fail(Throwable failure) {
            ended = true;
            actual.onError(failure);
        }

        private void discard() {
            fetches.forEach(Fetch::cancel);
            fetches.clear();
        }
    }

    /** The request of one page. */
    private static final class Fetch<T> implements CoreSubscriber<Page<T>> {

        private final PageSubscription<T, ?> reader;
        private final Disposable.Swap subscription = Disposables.swap();

        private @Nullable Page<T> page;
        private @Nullable Throwable failure;
        private volatile boolean done;

        Fetch(PageSubscription<T, ?> reader) {
            this.reader = reader;
        }

        void start(Mono<Page<T>> request) {
            request.subscribe(this);
        }

        /** Leaves a finished request alone, so that it does not count as cancelled. */
        void cancel() {
            if (!done) {
                subscription.dispose();
            }
        }

        @Override
        public void onSubscribe(Subscription request) {
            if (subscription.replace(request::cancel)) {
                request.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(Page<T> fetched) {
            page = fetched;
        }

        @Override
        public void onError(Throwable error) {
            // Once the listing has ended, nobody needs to know why a further page did not come.
            failure = error;
            onComplete();
        }

        @Override
        public void onComplete() {
            done = true;
            reader.signal();
        }

        @Override
        public Context currentContext() {
            return reader.context();
        }
    }
}
