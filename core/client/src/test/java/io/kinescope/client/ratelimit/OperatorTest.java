package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.testing.Drops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The limiter as an operator: transparent but for the wait. */
class OperatorTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RecordingScheduler clock = new RecordingScheduler();
    private final TokenBucket limiter =
            TokenBucket.builder().limit(1, SECOND).scheduler(clock).build();

    private final AtomicInteger started = new AtomicInteger();

    private Mono<Integer> call() {
        return Mono.fromCallable(started::incrementAndGet);
    }

    // A token that is not given back must fail a test, not hang it.
    @BeforeAll
    static void boundWaiting() {
        StepVerifier.setDefaultTimeout(Duration.ofSeconds(20));
    }

    @AfterAll
    static void unboundWaiting() {
        StepVerifier.resetDefaultTimeout();
    }

    @Test
    void nothingHappensBeforeSubscription() {
        limiter.withPermit(permit -> call());
        Mono<Integer> limited = limiter.limit(call());
        assertThat(started).hasValue(0);
        assertThat(clock.reads()).isZero();
        StepVerifier.create(limited).expectNext(1).verifyComplete();
    }

    @Test
    void everySubscriptionTakesAPermitOfItsOwn() {
        Mono<Integer> limited = limiter.limit(call());
        limited.subscribe();
        limited.subscribe();
        limited.subscribe();
        assertThat(started).hasValue(1);
        clock.advance(SECOND);
        assertThat(started).hasValue(2);
        clock.advance(SECOND);
        assertThat(started).hasValue(3);
    }

    @Test
    void aRetryTakesAPermitOfItsOwn() {
        List<Duration> attempts = new ArrayList<>();
        limiter.limit(Mono.defer(() -> {
                    attempts.add(clock.time());
                    return Mono.error(new IllegalStateException("answered 500"));
                }))
                .retry(2)
                .subscribe(value -> {}, error -> {});
        clock.advance(Duration.ofMinutes(1));
        // What failed after it was sent may still be under way: transit bound and period.
        assertThat(attempts).containsExactly(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void passesValuesErrorsAndCompletionThrough() {
        TokenBucket wide =
                TokenBucket.builder().limit(9, SECOND).scheduler(clock).build();
        StepVerifier.create(wide.limit(Mono.just("a"))).expectNext("a").verifyComplete();
        StepVerifier.create(wide.limit(Mono.empty())).verifyComplete();
        StepVerifier.create(wide.limit(Mono.error(new IllegalStateException("broken"))))
                .verifyErrorMessage("broken");
        StepVerifier.create(wide.withPermit(permit -> Flux.range(1, 3)))
                .expectNext(1, 2, 3)
                .verifyComplete();
        StepVerifier.create(wide.withPermit(
                        permit -> Flux.just(1).concatWith(Mono.error(new IllegalStateException("broken")))))
                .expectNext(1)
                .verifyErrorMessage("broken");
    }

    @Test
    void anAnsweredCallGivesItsTokenBackOnePeriodLater() {
        limiter.limit(Mono.empty()).subscribe();
        limiter.limit(call()).subscribe();
        clock.advance(SECOND.minusNanos(1));
        assertThat(started).hasValue(0);
        clock.advance(Duration.ofNanos(1));
        assertThat(started).hasValue(1);
    }

    @Test
    void demandPassesThrough() {
        TestPublisher<Integer> source = TestPublisher.create();
        StepVerifier.create(limiter.withPermit(permit -> source), 0)
                .expectSubscription()
                .then(() -> source.assertSubscribers(1).assertMaxRequested(0))
                .thenRequest(2)
                .then(() -> source.assertMinRequested(2).assertMaxRequested(2).next(1, 2))
                .expectNext(1, 2)
                .thenRequest(3)
                .then(() -> source.assertMinRequested(3).next(3).complete())
                .expectNext(3)
                .verifyComplete();
    }

    @Test
    void demandBeforeTheTurnIsKept() {
        limiter.limit(Mono.empty()).subscribe();
        List<Long> requests = new ArrayList<>();
        StepVerifier.create(limiter.withPermit(permit -> Flux.range(1, 9).doOnRequest(requests::add)), 2)
                .expectSubscription()
                .thenRequest(1)
                .then(() -> clock.advance(SECOND))
                .expectNext(1, 2, 3)
                .thenCancel()
                .verify();
        assertThat(requests).containsExactly(3L);
    }

    @Test
    void theContextReachesTheCall() {
        limiter.limit(Mono.empty()).subscribe();
        StepVerifier.create(limiter.limit(Mono.deferContextual(context -> Mono.just(context.<String>get("trace"))))
                        .contextWrite(context -> context.put("trace", "7f2d")))
                .expectSubscription()
                .then(() -> clock.advance(SECOND))
                .expectNext("7f2d")
                .verifyComplete();
    }

    @Test
    void isScannable() {
        TestPublisher<Integer> source = TestPublisher.create();
        Flux<Integer> limited = limiter.withPermit(permit -> source);
        assertThat(Scannable.from(limited).scan(Scannable.Attr.RUN_STYLE)).isEqualTo(Scannable.Attr.RunStyle.ASYNC);

        Scannable subscriber = Scannable.from(limited.subscribe());
        Scannable waiter = Scannable.from(subscriber.scan(Scannable.Attr.PARENT));
        assertThat(waiter.scan(Scannable.Attr.ACTUAL)).isSameAs(subscriber);
        assertThat(waiter.scan(Scannable.Attr.CANCELLED)).isFalse();
        assertThat(waiter.scan(Scannable.Attr.TERMINATED)).isFalse();
        assertThat(waiter.scan(Scannable.Attr.RUN_STYLE)).isEqualTo(Scannable.Attr.RunStyle.ASYNC);
        assertThat(waiter.scan(Scannable.Attr.PARENT)).isNotNull();
        source.complete();
        assertThat(waiter.scan(Scannable.Attr.TERMINATED)).isTrue();
    }

    @Test
    void whatTheFunctionThrowsIsAnErrorAndCostsNothing() {
        StepVerifier.create(limiter.withPermit(permit -> {
                    throw new IllegalStateException("no call");
                }))
                .verifyErrorMessage("no call");
        StepVerifier.create(limiter.limit(call())).expectNext(1).verifyComplete();
    }

    @Test
    @SuppressWarnings("NullAway") // What a caller without null checks can do.
    void aNullCallIsAnErrorAndCostsNothing() {
        StepVerifier.create(limiter.withPermit(permit -> (Publisher<String>) null))
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(NullPointerException.class)
                        .hasMessage("The call is null"));
        StepVerifier.create(limiter.limit(call())).expectNext(1).verifyComplete();
    }

    @Test
    void aPublisherThatThrowsIsAnErrorAndCostsNothing() {
        StepVerifier.create(limiter.withPermit(permit -> subscriber -> {
                    throw new IllegalStateException("against the rules");
                }))
                .verifyErrorMessage("against the rules");
        StepVerifier.create(limiter.limit(call())).expectNext(1).verifyComplete();
    }

    @Test
    void whatWasNotUsedIsBackWhenTheSubscriberLearnsOfTheEnd() {
        List<Integer> startedMeanwhile = new ArrayList<>();
        limiter.withPermit(permit -> Mono.error(new IllegalStateException("refused")))
                .subscribe(value -> {}, error -> {
                    limiter.limit(call()).subscribe();
                    startedMeanwhile.add(started.get());
                });
        assertThat(startedMeanwhile).containsExactly(1);
    }

    @Test
    void signalsAfterTheEndAreDropped(Drops drops) {
        TestPublisher<Integer> source = TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
        List<Object> signals = new ArrayList<>();
        limiter.withPermit(permit -> source).subscribe(new CoreSubscriber<Integer>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Integer value) {
                signals.add(value);
            }

            @Override
            public void onError(Throwable error) {
                signals.add(error);
            }

            @Override
            public void onComplete() {
                signals.add("complete");
            }
        });
        source.next(1).complete().complete().next(2).error(new IllegalStateException("late"));
        assertThat(signals).containsExactly(1, "complete");
        assertThat(drops.take())
                .extracting(Throwable::getMessage)
                .containsExactly(
                        "an item was dropped: 2", "an error was dropped: java.lang.IllegalStateException: late");
    }

    @Test
    void aHundredThousandCallsThatFailAtOnceNeitherNestNorHoldTokens() {
        AtomicInteger failed = new AtomicInteger();
        limiter.withPermit(permit -> Mono.never()).subscribe().dispose();
        Disposable holder = limiter.withPermit(permit -> Mono.never()).subscribe();
        for (int call = 0; call < 100_000; call++) {
            limiter.withPermit(permit -> Mono.error(new IllegalStateException("refused")))
                    .subscribe(value -> {}, error -> failed.incrementAndGet());
        }
        assertThat(failed).hasValue(0);
        holder.dispose();
        clock.advance(Duration.ZERO);
        assertThat(failed).hasValue(100_000);
    }

    @Test
    void aHundredThousandCallsEachMadeByTheFailureOfTheLastDoNotOverflowTheStack() {
        AtomicInteger failed = new AtomicInteger();
        failOneWithinAnother(failed);
        clock.advance(Duration.ZERO);
        assertThat(failed).hasValue(100_000);
    }

    private void failOneWithinAnother(AtomicInteger failed) {
        limiter.withPermit(permit -> Mono.error(new IllegalStateException("refused")))
                .subscribe(value -> {}, error -> {
                    if (failed.incrementAndGet() < 100_000) {
                        failOneWithinAnother(failed);
                    }
                });
    }

    @Test
    void aHundredThousandRetriesDoNotOverflowTheStack() {
        AtomicInteger attempts = new AtomicInteger();
        StepVerifier.create(limiter.withPermit(permit -> {
                            attempts.incrementAndGet();
                            return Mono.error(new IllegalStateException("refused"));
                        })
                        .retry(99_999))
                .verifyErrorMessage("refused");
        assertThat(attempts).hasValue(100_000);
    }

    @Test
    void oneSubscriberThatThrowsDoesNotStrandTheOthers() {
        List<Throwable> uncaught = new ArrayList<>();
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((where, thrown) -> uncaught.add(thrown));
        try {
            Disposable holder = limiter.withPermit(permit -> Mono.never()).subscribe();
            limiter.withPermit(permit -> {
                        throw new LinkageError("fatal");
                    })
                    .subscribe();
            limiter.limit(call()).subscribe();
            holder.dispose();
            clock.advance(Duration.ZERO);
        } finally {
            thread.setUncaughtExceptionHandler(before);
        }
        assertThat(uncaught).singleElement().isInstanceOf(LinkageError.class);
        assertThat(started).hasValue(1);
    }

    @Test
    void whoeverWouldWaitFailsOnceTheSchedulerIsDisposed() {
        limiter.limit(Mono.never()).subscribe();
        clock.dispose();
        StepVerifier.create(limiter.limit(call())).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("scheduler"));
        assertThat(started).hasValue(0);
    }

    @Test
    void whoeverWaitsAlreadyFailsAtTheNextOccasionOnceTheSchedulerIsDisposed() {
        Disposable holder = limiter.withPermit(permit -> Mono.never()).subscribe();
        List<Throwable> failures = new ArrayList<>();
        for (int waiter = 0; waiter < 3; waiter++) {
            limiter.limit(call()).subscribe(value -> {}, failures::add);
        }
        clock.dispose();
        limiter.limit(call()).subscribe(value -> {}, failures::add);
        assertThat(failures).hasSize(4).allMatch(RejectedExecutionException.class::isInstance);
        holder.dispose();
        StepVerifier.create(limiter.limit(call())).expectNext(1).verifyComplete();
    }

    @Test
    void aSchedulerThatCannotDelayFailsWhoeverWouldWait() {
        TokenBucket hasty = TokenBucket.builder()
                .limit(1, SECOND)
                .scheduler(reactor.core.scheduler.Schedulers.immediate())
                .build();
        hasty.limit(call()).subscribe();
        StepVerifier.create(hasty.limit(call())).verifyError(RejectedExecutionException.class);
        assertThat(started).hasValue(1);
    }

    @Test
    void theDefaultSchedulerIsTheOneInForceAtFirstUse() {
        TokenBucket kinescope = TokenBucket.create();
        List<Integer> received = new ArrayList<>();
        StepVerifier.withVirtualTime(() -> Flux.range(0, 11)
                        .concatMap(number -> kinescope.limit(Mono.just(number)))
                        .doOnNext(received::add))
                .expectNextCount(10)
                .thenAwait(SECOND.minusNanos(1))
                .then(() -> assertThat(received).hasSize(10))
                .thenAwait(Duration.ofNanos(1))
                .then(() -> assertThat(received).hasSize(11))
                .expectNextCount(1)
                .verifyComplete();
        VirtualTimeScheduler.reset();
    }
}
