package io.kinescope.client.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/** Drops on purpose: a check that catches nothing would pass everything. */
class NothingDroppedTest {

    private final NothingDropped extension = new NothingDropped();

    @Test
    void errorAfterTheEndFailsTheTest() {
        Flux.<String>from(subscriber -> {
                    subscriber.onSubscribe(Operators.emptySubscription());
                    subscriber.onComplete();
                    subscriber.onError(new IllegalStateException("too late"));
                })
                .map(item -> item)
                .blockLast();

        assertThatThrownBy(() -> extension.afterEach(null))
                .isInstanceOf(AssertionError.class)
                .hasMessage("an error was dropped: java.lang.IllegalStateException: too late (1 in all)");
    }

    @Test
    void itemAfterTheEndFailsTheTest() {
        Operators.onNextDropped("late", Context.empty());

        assertThatThrownBy(() -> extension.afterEach(null)).hasMessage("an item was dropped: late (1 in all)");
    }

    @Test
    void exceptionOnAThreadOfReactorFailsTheTest() throws InterruptedException {
        Scheduler oneThread = Schedulers.newSingle("careless");
        CountDownLatch over = new CountDownLatch(1);
        oneThread.schedule(() -> {
            throw new IllegalStateException("escaped");
        });
        oneThread.schedule(over::countDown);
        assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
        oneThread.dispose();

        assertThatThrownBy(() -> extension.afterEach(null))
                .hasMessageMatching("an exception escaped on careless-\\d+: .*IllegalStateException: escaped.*");
    }

    @Test
    void everythingDroppedIsInTheFailureOnce() {
        Operators.onNextDropped("one", Context.empty());
        Operators.onErrorDropped(new IllegalStateException("two"), Context.empty());

        assertThatThrownBy(() -> extension.afterEach(null))
                .hasMessageEndingWith("(2 in all)")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(2));
        extension.afterEach(null);
    }

    @Test
    void whatATestTakesDoesNotFailIt(Drops drops) {
        Operators.onNextDropped("expected", Context.empty());

        assertThat(drops.take()).hasSize(1);
        extension.afterEach(null);
    }

    @Test
    void tryThatDropsIsFalsified() {
        TryExecutor attempt = parameters -> {
            Operators.onNextDropped("late", Context.empty());
            return TryExecutionResult.satisfied();
        };

        TryExecutionResult result = new NothingDroppedInProperties().aroundTry(null, attempt, List.of());

        assertThat(result.isFalsified()).isTrue();
        assertThat(result.throwable().orElseThrow()).hasMessage("an item was dropped: late (1 in all)");
    }

    @Test
    void tryThatDropsNothingStaysAsItIs() {
        TryExecutionResult satisfied = TryExecutionResult.satisfied();

        assertThat(new NothingDroppedInProperties().aroundTry(null, parameters -> satisfied, List.of()))
                .isSameAs(satisfied);
    }
}
