package io.kinescope.client.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.Server;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.testing.Garbage;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class ReadAheadTest {

    private static final Duration LONG = Duration.ofHours(1);

    /** A subscriber that wants what the test says. */
    private static class Reader<T> extends BaseSubscriber<T> {

        private final List<T> got = new ArrayList<>();
        private final List<String> ends = new ArrayList<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {}

        @Override
        protected void hookOnNext(T item) {
            got.add(item);
        }

        @Override
        protected void hookOnComplete() {
            ends.add("complete");
        }

        @Override
        protected void hookOnError(Throwable error) {
            ends.add(error.getMessage());
        }
    }

    @Test
    void eightAheadTakeASeventhOfTheTime() {
        Duration oneByOne = timeToRead(100, 0);
        assertThat(oneByOne).isEqualTo(Duration.ofSeconds(5));
        assertThat(timeToRead(100, 8).multipliedBy(100)).isLessThanOrEqualTo(oneByOne.multipliedBy(15));
    }

    private static Duration timeToRead(int pages, int ahead) {
        VirtualLibrary library = new VirtualLibrary(pages * 100, 100, page -> 50);
        AtomicReference<Duration> end = new AtomicReference<>();
        items(library, ahead).count().subscribe(count -> end.set(library.now()));
        library.clock.advanceTimeBy(LONG);
        assertThat(library.asked).hasSize(pages);
        return end.get();
    }

    /** The ideal: three full minutes for 900 requests, and nine seconds for the 100 that are left. */
    @ParameterizedTest
    @CsvSource({"4, 1", "4, 2", "8, 3", "8, 4", "32, 5"})
    void aHundredThousandVideosComeAtTheSpeedOfTheLimit(int ahead, int seed) {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        RateLimiter limiter = TokenBucket.builder()
                .limit(10, Duration.ofSeconds(1))
                .limit(300, Duration.ofMinutes(1))
                .scheduler(clock)
                .build();
        Server server = new Server();
        Random random = new Random(seed);
        PageSource<Integer> calls = number -> Mono.defer(() -> {
                    int roundTrip = random.nextInt(40, 301);
                    int way = random.nextInt(roundTrip + 1);
                    return Mono.delay(Duration.ofMillis(way), clock)
                            .doOnNext(tick -> server.arrive(clock.now(TimeUnit.NANOSECONDS)))
                            .then(Mono.delay(Duration.ofMillis(roundTrip - way), clock))
                            .map(tick -> page(number, 100, 100_000));
                })
                .as(limiter::limit);
        AtomicReference<Duration> end = new AtomicReference<>();
        AtomicInteger expected = new AtomicInteger();
        items(calls, ahead)
                .doOnNext(video -> assertThat(video).isEqualTo(expected.getAndIncrement()))
                .doOnComplete(() -> end.set(Duration.ofNanos(clock.now(TimeUnit.NANOSECONDS))))
                .subscribe();
        clock.advanceTimeBy(LONG);

        assertThat(expected).hasValue(100_000);
        assertThat(server.size()).isEqualTo(1_000);
        server.assertWithin(10, Duration.ofSeconds(1));
        server.assertWithin(300, Duration.ofMinutes(1));
        assertThat(end.get())
                .isLessThanOrEqualTo(Duration.ofSeconds(189).multipliedBy(103).dividedBy(100));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 8})
    void takingFiveSendsNoMoreThanWhatIsAhead(int ahead) {
        VirtualLibrary library = new VirtualLibrary(1_000, 2, page -> 50);
        Reader<Integer> reader = new Reader<>();
        items(library, ahead).take(5).subscribe(reader);
        reader.request(5);
        library.clock.advanceTimeBy(LONG);
        assertThat(reader.got).containsExactly(0, 1, 2, 3, 4);
        assertThat(library.asked).hasSizeBetween(3, 3 + ahead);
        assertThat(library.inFlight()).isZero();

        VirtualLibrary bigger = new VirtualLibrary(1_000, 100, page -> 50);
        items(bigger, ahead).take(5).subscribe();
        bigger.clock.advanceTimeBy(LONG);
        assertThat(bigger.asked).hasSizeBetween(1, 1 + ahead);
    }

    @Test
    void oneWantedItemReadsAheadAndNotFurther() {
        VirtualLibrary library = new VirtualLibrary(1_000, 10, page -> 50);
        Reader<Integer> reader = new Reader<>();
        items(library, 8).subscribe(reader);
        assertThat(library.asked).isEmpty();
        reader.request(1);
        assertThat(library.asked).containsExactly(1);
        library.clock.advanceTimeBy(LONG);
        assertThat(reader.got).containsExactly(0);
        assertThat(library.asked).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        reader.cancel();
    }

    @Test
    void cancellingStopsAllThatIsInFlightAndNothingElse() {
        VirtualLibrary library = new VirtualLibrary(1_000, 10, page -> page <= 3 ? 50 : 500);
        Reader<Page<Integer>> reader = new Reader<>();
        pages(library, 8).subscribe(reader);
        reader.request(1);
        library.clock.advanceTimeBy(Duration.ofMillis(200));
        assertThat(library.answered).containsExactly(1, 2, 3);
        reader.cancel();
        assertThat(library.cancelled).containsExactly(4, 5, 6, 7, 8, 9);
        reader.request(100);
        library.clock.advanceTimeBy(LONG);
        assertThat(library.asked).hasSize(9);
        assertThat(reader.got).hasSize(1);
        assertThat(reader.ends).isEmpty();
    }

    @Test
    void noAnsweredCallCountsAsCancelledWhenTheListingEnds() {
        VirtualLibrary library = new VirtualLibrary(100, 10, page -> 50);
        library.failing = 5;
        pages(library, 4).onErrorComplete().subscribe();
        library.clock.advanceTimeBy(LONG);
        assertThat(library.cancelled).doesNotContainAnyElementsOf(library.answered);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void anErrorComesAfterTheItemsBeforeItThoughItIsKnownBefore(int ahead) {
        VirtualLibrary library = new VirtualLibrary(1_000, 10, page -> page == 7 ? 1 : 50);
        library.failing = 7;
        Reader<Integer> reader = new Reader<>();
        items(library, ahead).subscribe(reader);
        reader.request(Long.MAX_VALUE);
        library.clock.advanceTimeBy(LONG);
        assertThat(reader.got).isEqualTo(VirtualLibrary.numbers(0, 60));
        assertThat(reader.ends).containsExactly("page 7");
        assertThat(library.inFlight()).isZero();
    }

    @Test
    void theFirstErrorByPageIsTheOneThatComes() {
        PageSource<Integer> calls = number ->
                number == 1 ? Mono.just(page(1, 10, 100)) : Mono.error(new IllegalStateException("" + number));
        StepVerifier.create(items(calls, 4)).expectNextCount(10).verifyErrorMessage("2");
    }

    @Test
    void pagesThatComeInReverseAreReadInOrderAndEachMakesRoomForOneMore() {
        int ahead = 8;
        VirtualLibrary library = new VirtualLibrary(1_000, 10, page -> page == 1 ? 1 : 1_000 - page);
        List<Integer> askedSoFar = new ArrayList<>();
        Reader<Page<Integer>> reader = new Reader<>() {
            @Override
            protected void hookOnNext(Page<Integer> page) {
                super.hookOnNext(page);
                askedSoFar.add(library.asked.size());
            }
        };
        pages(library, ahead).subscribe(reader);
        reader.request(10);
        library.clock.advanceTimeBy(Duration.ofMillis(1_100));
        assertThat(reader.got).extracting(Page::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(askedSoFar)
                .as("the pages ahead are requested before the consumer has the page")
                .containsExactly(9, 10, 11, 12, 13, 14, 15, 16, 17);
        reader.cancel();
    }

    @Test
    void holdsThePagesAheadAndTheOneThatIsConsumed() {
        VirtualLibrary library = new VirtualLibrary(40, 10, page -> 50);
        List<WeakReference<Page<Integer>>> consumed = new ArrayList<>();
        pages(library, 2)
                .doOnNext(page -> {
                    Garbage.collect();
                    assertThat(consumed).allMatch(before -> before.get() == null);
                    consumed.add(new WeakReference<>(page));
                })
                .subscribe();
        library.clock.advanceTimeBy(LONG);
        assertThat(consumed).hasSize(4);
    }

    /** The time that a consumer takes in {@code onNext} itself is time for the next page. */
    @Test
    void onePageIsAheadOfASynchronousConsumer() {
        VirtualLibrary library = new VirtualLibrary(50, 10, page -> 50);
        List<Integer> askedSoFar = new ArrayList<>();
        pages(library, 1).doOnNext(page -> askedSoFar.add(library.asked.size())).subscribe();
        library.clock.advanceTimeBy(LONG);
        assertThat(askedSoFar).containsExactly(2, 3, 4, 5, 5);
        VirtualLibrary items = new VirtualLibrary(50, 10, page -> 50);
        List<Integer> askedByItem = new ArrayList<>();
        items(items, 1).doOnNext(item -> askedByItem.add(items.asked.size())).subscribe();
        items.clock.advanceTimeBy(LONG);
        assertThat(askedByItem.subList(8, 12)).containsExactly(2, 2, 3, 3);
    }

    @Test
    void startsAtTheFirstPageItIsGiven() {
        VirtualLibrary library = new VirtualLibrary(100, 10, page -> 100 - page);
        Reader<Integer> reader = new Reader<>();
        Listing.of(7, library).readAhead(8).subscribe(reader);
        reader.request(Long.MAX_VALUE);
        library.clock.advanceTimeBy(LONG);
        assertThat(reader.got).isEqualTo(VirtualLibrary.numbers(60, 100));
        assertThat(library.asked).containsExactly(7, 8, 9, 10);
        assertThat(reader.ends).containsExactly("complete");
    }

    @Test
    void aTotalThatGrowsMeanwhileIsFollowed() {
        List<Integer> asked = new ArrayList<>();
        StepVerifier.create(items(
                        number -> {
                            asked.add(number);
                            return Mono.just(page(number, 10, Math.min(number * 10 + 20, 95)));
                        },
                        8))
                .expectNextSequence(VirtualLibrary.numbers(0, 95))
                .verifyComplete();
        assertThat(asked).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void aTotalThatShrinksMeanwhileEndsTheListingAndWhatIsAheadOfIt() {
        List<Integer> cancelled = new ArrayList<>();
        PageSource<Integer> calls = number -> number < 4
                ? Mono.just(page(number, 10, number == 1 ? 100 : 25))
                : Mono.<Page<Integer>>never().doOnCancel(() -> cancelled.add(number));
        StepVerifier.create(items(calls, 8))
                .expectNextSequence(VirtualLibrary.numbers(0, 25))
                .verifyComplete();
        assertThat(cancelled).containsExactly(4, 5, 6, 7, 8, 9);
    }

    @Test
    void withoutATotalNothingIsReadAhead() {
        List<Integer> asked = new ArrayList<>();
        PageSource<Integer> calls = number -> {
            asked.add(number);
            return Mono.just(new Page<>(page(number, 10, 25).items(), number, 10, null, null));
        };
        StepVerifier.create(pages(calls, 8), 1)
                .expectNextCount(1)
                .then(() -> assertThat(asked).containsExactly(1))
                .thenRequest(9)
                .expectNextCount(2)
                .verifyComplete();
        assertThat(asked).containsExactly(1, 2, 3);
    }

    @Test
    void anAbsurdTotalEndsWithAnEmptyPage() {
        PageSource<Integer> calls =
                number -> Mono.just(new Page<>(page(number, 10, 25).items(), number, 10, Long.MAX_VALUE, null));
        StepVerifier.create(items(calls, 8))
                .expectNextSequence(VirtualLibrary.numbers(0, 25))
                .verifyComplete();
    }

    @Test
    void aHundredThousandPagesAtHandNeitherOverflowNorAccumulate() {
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        PageSource<Integer> calls = number -> Mono.fromSupplier(() -> {
            most.accumulateAndGet(held.incrementAndGet(), Math::max);
            return page(number, 1, 100_000);
        });
        StepVerifier.create(
                        items(calls, 8).doOnNext(item -> held.decrementAndGet()).count())
                .expectNext(100_000L)
                .verifyComplete();
        assertThat(most).hasValueBetween(8, 9);
    }

    @Test
    void whoeverAsksAndCancelsWhileReceivingIsServed() {
        VirtualLibrary library = new VirtualLibrary(1_000, 10, page -> page % 3);
        Reader<Integer> reader = new Reader<>() {
            @Override
            protected void hookOnNext(Integer item) {
                super.hookOnNext(item);
                request(1);
                if (item == 123) {
                    cancel();
                    request(1);
                }
            }
        };
        items(library, 3).subscribe(reader);
        reader.request(1);
        library.clock.advanceTimeBy(LONG);
        assertThat(reader.got).isEqualTo(VirtualLibrary.numbers(0, 124));
        assertThat(library.asked).hasSizeLessThanOrEqualTo(13 + 3);
        assertThat(library.inFlight()).isZero();
    }

    @Property(tries = 500)
    void anyDemandGetsItsItemsInOrderAndNoMorePagesThanAhead(
            @ForAll @IntRange(max = 200) int total,
            @ForAll @IntRange(min = 1, max = 20) int perPage,
            @ForAll @IntRange(max = 12) int ahead,
            @ForAll @IntRange(max = 30) int failing,
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 30) Integer> requests,
            @ForAll long seed) {
        Random random = new Random(seed);
        VirtualLibrary library = new VirtualLibrary(total, perPage, page -> random.nextInt(100));
        library.failing = failing;
        int lastPage = Math.max(1, (total + perPage - 1) / perPage);
        boolean fails = failing >= 1 && failing <= lastPage;
        int readable = fails ? (failing - 1) * perPage : total;
        Reader<Integer> reader = new Reader<>();
        items(library, ahead).subscribe(reader);
        int wanted = 0;
        for (int request : requests) {
            reader.request(request);
            wanted += request;
            library.clock.advanceTimeBy(Duration.ofMillis(random.nextInt(150)));
            int needed = (Math.min(wanted, total) + perPage - 1) / perPage;
            assertThat(library.asked).hasSizeLessThanOrEqualTo(Math.min(lastPage, Math.max(1, needed) + ahead));
            assertThat(library.inFlight()).isLessThanOrEqualTo(Math.max(1, ahead));
            assertThat(reader.got.size()).isLessThanOrEqualTo(wanted);
        }
        library.clock.advanceTimeBy(LONG);
        int expected = Math.min(wanted, readable);
        assertThat(reader.got).isEqualTo(VirtualLibrary.numbers(0, expected));
        if (wanted > readable) {
            assertThat(reader.ends).containsExactly(fails ? "page " + failing : "complete");
        }
        reader.cancel();
        assertThat(library.inFlight()).isZero();
    }

    /** Pages, demand and cancellation from threads of their own; what breaks a rule of serial signals shows in order. */
    @Property(tries = 200)
    void threadsThatRaceGetEveryItemOnceAndInOrder(
            @ForAll @IntRange(min = 1, max = 400) int total,
            @ForAll @IntRange(min = 1, max = 10) int perPage,
            @ForAll @IntRange(max = 8) int ahead,
            @ForAll boolean cancels)
            throws InterruptedException {
        AtomicInteger inFlight = new AtomicInteger();
        PageSource<Integer> calls = number -> Mono.fromSupplier(() -> page(number, perPage, total))
                .subscribeOn(Schedulers.parallel())
                .doOnSubscribe(call -> inFlight.incrementAndGet())
                .doFinally(end -> inFlight.decrementAndGet());
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger expected = new AtomicInteger();
        AtomicInteger disorder = new AtomicInteger();
        BaseSubscriber<Integer> reader = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {}

            @Override
            protected void hookOnNext(Integer item) {
                disorder.addAndGet(expected.getAndIncrement() == item ? 0 : 1);
            }

            @Override
            protected void hookFinally(SignalType end) {
                done.countDown();
            }
        };
        items(calls, ahead).subscribe(reader);
        Disposable asking = Schedulers.boundedElastic().schedule(() -> {
            for (int request = 0; request <= total; request++) {
                reader.request(1);
            }
        });
        if (cancels) {
            int after = ThreadLocalRandom.current().nextInt(total + 1);
            while (expected.get() < after) {
                Thread.onSpinWait();
            }
            reader.cancel();
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        asking.dispose();
        for (long start = System.nanoTime(); inFlight.get() > 0; Thread.onSpinWait()) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
        }
        assertThat(disorder).hasValue(0);
        if (cancels) {
            assertThat(expected.get()).isLessThanOrEqualTo(total);
        } else {
            assertThat(expected).hasValue(total);
        }
    }

    private static <T> Listing<T> items(PageSource<T> calls, int ahead) {
        return Listing.of(1, calls).readAhead(ahead);
    }

    private static <T> Flux<Page<T>> pages(PageSource<T> calls, int ahead) {
        return items(calls, ahead).pages();
    }

    private static Page<Integer> page(int number, int perPage, int total) {
        List<Integer> items =
                VirtualLibrary.numbers(Math.min((number - 1) * perPage, total), Math.min(number * perPage, total));
        return new Page<>(items, number, perPage, (long) total, null);
    }
}
