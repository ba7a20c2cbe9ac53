package io.kinescope.client.listing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
 * The pages of a listing in order, each asked for when it is wanted and not before; or, reading ahead, up to so many
 * pages at once, as soon as the first one has told how many there are.
 *
 * <p>The usual operators cannot do that: {@code expand} and {@code concatMap} ask for the next page as soon as the one
 * before is through, wanted or not, and {@code flatMapSequential} does not know where the listing ends.
 */
final class PageFlux<T> extends Flux<Page<T>> {

    private final int first;
    private final int readAhead;
    private final PageSource<T> source;

    /** Starts at page {@code first}. */
    PageFlux(int first, int readAhead, PageSource<T> source) {
        this.first = first;
        this.readAhead = readAhead;
        this.source = source;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Page<T>> actual) {
        actual.onSubscribe(new Walk<>(actual, first, readAhead, source));
    }

    /** One reading of the listing. Everything but the counters belongs to whoever drains. */
    private static final class Walk<T> implements Subscription {

        private final CoreSubscriber<? super Page<T>> actual;
        private final int readAhead;
        private final PageSource<T> source;
        private final AtomicLong requested = new AtomicLong();
        private final AtomicInteger signals = new AtomicInteger();

        /** The pages that were asked for and not passed on yet, in order. */
        private final Deque<Fetch<T>> fetches = new ArrayDeque<>();

        private int next;
        private long lastKnown;
        private @Nullable Page<T> previous;

        private volatile boolean ended;

        Walk(CoreSubscriber<? super Page<T>> actual, int first, int readAhead, PageSource<T> source) {
            this.actual = actual;
            this.next = first;
            this.readAhead = readAhead;
            this.source = source;
        }

        @Override
        public void request(long pages) {
            if (Operators.validate(pages)) {
                requested.accumulateAndGet(pages, Operators::addCap);
                drain();
            }
        }

        @Override
        public void cancel() {
            ended = true;
            drain();
        }

        Context context() {
            return actual.currentContext();
        }

        /** A loop, so that pages at hand do not grow the stack. */
        void drain() {
            if (signals.getAndIncrement() != 0) {
                return;
            }
            int missed = 1;
            do {
                do {
                    ask();
                } while (passOn());
                if (ended) {
                    fetches.forEach(Fetch::cancel);
                    fetches.clear();
                }
                missed = signals.addAndGet(-missed);
            } while (missed != 0);
        }

        /** Passes on the next page if it is there and wanted; tells whether it was. */
        private boolean passOn() {
            Fetch<T> fetch = fetches.peek();
            if (ended || fetch == null || !fetch.done) {
                return false;
            }
            Page<T> page = fetch.page;
            if (fetch.failure != null) {
                ended = true;
                actual.onError(fetch.failure);
                return false;
            }
            if (page == null || repeats(page)) {
                end();
                return false;
            }
            boolean nothing = isNothing(page);
            if (!nothing && requested.get() == 0) {
                return false;
            }
            fetches.remove();
            // Beforehand, so that the page before is not held while this one is consumed.
            previous = page;
            lastKnown = lastKnown(page);
            if (!nothing) {
                requested.updateAndGet(wanted -> wanted == Long.MAX_VALUE ? wanted : wanted - 1);
                actual.onNext(page);
            }
            if (isLast(page)) {
                end();
            }
            return true;
        }

        private void end() {
            if (!ended) {
                ended = true;
                actual.onComplete();
            }
        }

        private void ask() {
            while (!ended && isWanted()) {
                Fetch<T> fetch = new Fetch<>(this);
                fetches.add(fetch);
                fetch.start(page(next++));
            }
        }

        private boolean isWanted() {
            boolean onDemand = fetches.isEmpty() && requested.get() > 0;
            return onDemand || (fetches.size() < readAhead && next <= lastKnown);
        }

        private Mono<Page<T>> page(int number) {
            try {
                return source.page(number);
            } catch (RuntimeException failure) {
                return Mono.error(failure);
            }
        }

        /** An empty page is passed on only if it is all there is. */
        private boolean isNothing(Page<T> page) {
            return previous != null && page.items().isEmpty();
        }

        /** A server that ignores the page's number, or stays at its last page, gives the same page for ever. */
        private boolean repeats(Page<T> page) {
            return previous != null && !page.items().isEmpty() && page.items().equals(previous.items());
        }

        private static boolean isLast(Page<?> page) {
            if (page.items().isEmpty()) {
                return true;
            }
            long last = lastKnown(page);
            return last == 0 ? page.items().size() < page.perPage() : page.number() >= last;
        }

        /** The number of the last page by the total; 0 if there is no total, or one that the page itself disproves. */
        private static long lastKnown(Page<?> page) {
            Long total = page.total();
            long end = (page.number() - 1L) * page.perPage() + page.items().size();
            return total == null || end > total ? 0 : (total - 1) / page.perPage() + 1;
        }
    }

    /** The call for one page. */
    private static final class Fetch<T> implements CoreSubscriber<Page<T>> {

        private final Walk<T> walk;
        private final Disposable.Swap subscription = Disposables.swap();

        private @Nullable Page<T> page;
        private @Nullable Throwable failure;
        private volatile boolean done;

        Fetch(Walk<T> walk) {
            this.walk = walk;
        }

        void start(Mono<Page<T>> call) {
            call.subscribe(this);
        }

        /** Leaves a call alone that is through, so that nobody counts it as cancelled. */
        void cancel() {
            if (!done) {
                subscription.dispose();
            }
        }

        @Override
        public void onSubscribe(Subscription call) {
            if (subscription.replace(call::cancel)) {
                call.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(Page<T> fetched) {
            page = fetched;
        }

        @Override
        public void onError(Throwable error) {
            // Once the listing has ended, nobody wants to know why a further page did not come.
            failure = error;
            onComplete();
        }

        @Override
        public void onComplete() {
            done = true;
            walk.drain();
        }

        @Override
        public Context currentContext() {
            return walk.context();
        }
    }
}
