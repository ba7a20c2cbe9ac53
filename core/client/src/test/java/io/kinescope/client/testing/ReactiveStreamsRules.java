package io.kinescope.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.SkipException;
import org.testng.annotations.Test;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** The rules of the Reactive Streams TCK for a publisher, as tests of JUnit. */
public final class ReactiveStreamsRules {

    /** Long, because it only decides when a signal is missing; what must not come is waited for shortly. */
    private static final long SIGNAL_MILLIS = 5_000;

    private static final long NO_SIGNAL_MILLIS = 20;

    private ReactiveStreamsRules() {}

    /**
     * Returns the rules for a publisher of our own. Reactor guards it against plain subscribers, so they come as its own
     * do, unguarded.
     *
     * @param max the maximum number of elements that it can be created with
     * @param publisher creates it with so many elements
     */
    public static <T> Stream<DynamicTest> of(long max, LongFunction<Flux<T>> publisher) {
        return Stream.concat(
                rules(max, elements -> unguarded(publisher.apply(elements)), unguarded(failing())),
                Stream.of(
                        DynamicTest.dynamicTest(
                                "no signal while onSubscribe runs", () -> checkOnSubscribe(publisher.apply(max))),
                        DynamicTest.dynamicTest(
                                "spec313 a cancelled subscriber is not held",
                                () -> checkReference(publisher.apply(max)))));
    }

    /** Returns the rules for what is made of operators of Reactor. */
    public static <T> Stream<DynamicTest> ofOperators(long max, LongFunction<Flux<T>> publisher) {
        return rules(max, publisher::apply, failing());
    }

    private static <T> Flux<T> failing() {
        return Flux.error(new IllegalStateException("failed"));
    }

    private static <T> Stream<DynamicTest> rules(long max, LongFunction<Publisher<T>> create, Publisher<T> failed) {
        PublisherVerification<T> verification =
                new PublisherVerification<>(
                        new TestEnvironment(SIGNAL_MILLIS, NO_SIGNAL_MILLIS, NO_SIGNAL_MILLIS), SIGNAL_MILLIS) {
                    @Override
                    public Publisher<T> createPublisher(long elements) {
                        return create.apply(elements);
                    }

                    @Override
                    public Publisher<T> createFailedPublisher() {
                        return failed;
                    }

                    @Override
                    public long maxElementsFromPublisher() {
                        return max;
                    }
                };
        return Arrays.stream(PublisherVerification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                // It gives the garbage collector 100 ms; checkReference gives it the time that it needs.
                .filter(method -> !method.getName().startsWith("required_spec313_cancelMustMake"))
                .sorted(Comparator.comparing(Method::getName))
                .map(rule -> DynamicTest.dynamicTest(rule.getName(), () -> check(verification, rule)));
    }

    private static void check(PublisherVerification<?> verification, Method rule) throws Throwable {
        verification.setUp();
        try {
            rule.invoke(verification);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof SkipException skipped) {
                throw new TestAbortedException(skipped.getMessage(), skipped);
            }
            throw failure.getCause();
        }
    }

    private static <T> Publisher<T> unguarded(Flux<T> publisher) {
        return subscriber -> {
            if (subscriber == null) {
                throw new NullPointerException("subscriber");
            }
            publisher.subscribe(new Unguarded<>(subscriber));
        };
    }

    private record Unguarded<T>(Subscriber<? super T> actual) implements CoreSubscriber<T> {

        @Override
        public void onSubscribe(Subscription subscription) {
            actual.onSubscribe(subscription);
        }

        @Override
        public void onNext(T element) {
            actual.onNext(element);
        }

        @Override
        public void onError(Throwable failure) {
            actual.onError(failure);
        }

        @Override
        public void onComplete() {
            actual.onComplete();
        }
    }

    /** Gives a publisher that does not wait for {@code onSubscribe} the time to show it. */
    private static void checkOnSubscribe(Flux<?> publisher) throws InterruptedException {
        CountDownLatch signal = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean early = new AtomicBoolean();
        publisher.subscribe(new CoreSubscriber<Object>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
                try {
                    early.set(signal.await(100, TimeUnit.MILLISECONDS));
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
            }

            @Override
            public void onNext(Object element) {
                signal.countDown();
            }

            @Override
            public void onError(Throwable failure) {
                end.countDown();
            }

            @Override
            public void onComplete() {
                end.countDown();
            }
        });
        assertThat(end.await(SIGNAL_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(early).as("onNext while onSubscribe runs").isFalse();
    }

    private static void checkReference(Flux<?> publisher) throws InterruptedException {
        WeakReference<BaseSubscriber<Object>> subscriber = cancelled(publisher);
        for (long start = System.nanoTime(); subscriber.get() != null; Thread.onSpinWait()) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(10 * SIGNAL_MILLIS));
            Garbage.collect();
        }
    }

    private static WeakReference<BaseSubscriber<Object>> cancelled(Flux<?> publisher) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        BaseSubscriber<Object> subscriber = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }

            @Override
            protected void hookOnNext(Object element) {
                cancel();
                cancelled.countDown();
            }
        };
        publisher.subscribe(subscriber);
        assertThat(cancelled.await(SIGNAL_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        return new WeakReference<>(subscriber);
    }
}
