package io.kinescope.client.listing;

import io.kinescope.client.testing.ReactiveStreamsRules;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The publishers of this package under the Reactive Streams TCK, whose subscribers block. */
class ListingRulesTest {

    @TestFactory
    Stream<DynamicTest> pages() {
        return ReactiveStreamsRules.of(
                100, elements -> Listing.of(1, source(elements, 1)).pages());
    }

    @TestFactory
    Stream<DynamicTest> pagesReadAhead() {
        return ReactiveStreamsRules.of(
                100, elements -> Listing.of(1, source(elements, 1)).readAhead(3).pages());
    }

    @TestFactory
    Stream<DynamicTest> items() {
        return ReactiveStreamsRules.of(1_000, elements -> Listing.of(1, source(elements, 7)));
    }

    @TestFactory
    Stream<DynamicTest> eachOnce() {
        return ReactiveStreamsRules.of(
                1_000, elements -> OrderedListing.of(1, source(elements, 20), new Slices(elements))
                        .eachOnce());
    }

    @TestFactory
    Stream<DynamicTest> eachOnceReadAhead() {
        return ReactiveStreamsRules.of(
                1_000,
                elements -> EachOnce.of(new Slices(elements)).readAhead(3).checkpointed());
    }

    private static PageSource<Long> source(long total, int perPage) {
        return number -> page(number, perPage, total);
    }

    private static Mono<Page<Long>> page(int number, int perPage, long total) {
        return Mono.fromSupplier(() -> {
                    List<Long> items = LongStream.range(
                                    Math.min((number - 1L) * perPage, total), Math.min((long) number * perPage, total))
                            .boxed()
                            .toList();
                    return new Page<>(items, number, perPage, total, null);
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private record Slices(long total) implements SliceSource<Long> {

        @Override
        public Mono<Page<Long>> slice(int page, int size) {
            return page(page, size, total);
        }

        @Override
        public int maxSize() {
            return 20;
        }

        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public String id(Long item) {
            return item.toString();
        }

        @Override
        public Instant createdAt(Long item) {
            return Instant.ofEpochSecond(item);
        }
    }
}
