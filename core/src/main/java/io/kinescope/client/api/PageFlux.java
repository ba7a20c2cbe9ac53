package io.kinescope.client.api;

import io.kinescope.client.Page;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * The pages of a listing, one after another, each asked for when it is wanted and not before.
 *
 * <p>The usual operators cannot do that: {@code expand} and {@code concatMap} ask for the next page as soon as the one
 * before is through, wanted or not.
 */
final class PageFlux<T> extends Flux<Page<T>> {

    private final int first;
    private final IntFunction<Mono<Page<T>>> fetch;

    /** Starts at page {@code first}; {@code fetch} makes the call for a page from its number. */
    PageFlux(int first, IntFunction<Mono<Page<T>>> fetch) {
        this.first = first;
        this.fetch = fetch;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Page<T>> actual) {
        actual.onSubscribe(new Walk<>(actual, first, fetch));
    }

    private static final class Walk<T> implements Subscription, CoreSubscriber<Page<T>> {

        private final CoreSubscriber<? super Page<T>> actual;
        private final IntFunction<Mono<Page<T>>> fetch;
        private final AtomicLong requested = new AtomicLong();
        private final AtomicInteger signals = new AtomicInteger();
        private final Disposable.Swap fetching = Disposables.swap();

        private int next;
        private @Nullable Page<T> previous;
        private @Nullable Page<T> fetched;

        private volatile boolean idle = true;
        private volatile boolean ended;

        Walk(CoreSubscriber<? super Page<T>> actual, int first, IntFunction<Mono<Page<T>>> fetch) {
            this.actual = actual;
            this.next = first;
            this.fetch = fetch;
        }

        @Override
        public void request(long pages) {
            if (Operators.validate(pages)) {
                requested.accumulateAndGet(pages, Operators::addCap);
                advance();
            }
        }

        @Override
        public void cancel() {
            ended = true;
            fetching.dispose();
        }

        /** Asks for the next page if one is wanted; a loop, so that pages at hand do not grow the stack. */
        private void advance() {
            if (signals.getAndIncrement() != 0) {
                return;
            }
            int missed = 1;
            do {
                if (idle && !ended && requested.get() > 0) {
                    idle = false;
                    page(next).subscribe(this);
                }
                missed = signals.addAndGet(-missed);
            } while (missed != 0);
        }

        private Mono<Page<T>> page(int number) {
            try {
                return fetch.apply(number);
            } catch (RuntimeException failure) {
                return Mono.error(failure);
            }
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            if (fetching.replace(subscription::cancel)) {
                subscription.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(Page<T> page) {
            fetched = page;
        }

        @Override
        public void onError(Throwable failure) {
            if (ended) {
                Operators.onErrorDropped(failure, currentContext());
                return;
            }
            ended = true;
            actual.onError(failure);
        }

        @Override
        public void onComplete() {
            Page<T> page = fetched;
            fetched = null;
            if (ended) {
                return;
            }
            if (page == null || repeats(page)) {
                ended = true;
                actual.onComplete();
                return;
            }
            if (previous == null || !page.items().isEmpty()) {
                requested.updateAndGet(wanted -> wanted == Long.MAX_VALUE ? wanted : wanted - 1);
                actual.onNext(page);
            }
            if (ended) {
                return;
            }
            if (isLast(page)) {
                ended = true;
                actual.onComplete();
                return;
            }
            previous = page;
            next++;
            idle = true;
            advance();
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }

        /** A server that ignores the page's number, or stays at its last page, gives the same page for ever. */
        private boolean repeats(Page<T> page) {
            return previous != null && !page.items().isEmpty() && page.items().equals(previous.items());
        }

        /** A total that the page itself disproves is not believed; then only a page that is not full is the last. */
        private boolean isLast(Page<T> page) {
            int size = page.items().size();
            if (size == 0) {
                return true;
            }
            Long total = page.total();
            long end = (page.number() - 1L) * page.perPage() + size;
            if (total == null || end > total) {
                return size < page.perPage();
            }
            return (long) page.number() * page.perPage() >= total;
        }
    }
}
