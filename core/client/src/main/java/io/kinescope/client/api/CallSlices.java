package io.kinescope.client.api;

import io.kinescope.client.error.IncompleteListingException;
import io.kinescope.client.listing.Order;
import io.kinescope.client.listing.Page;
import io.kinescope.client.listing.Shift;
import io.kinescope.client.listing.SliceSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The slices of a call's listing, sorted from the oldest item to the newest. */
final class CallSlices<T> implements SliceSource<T> {

    private final Call call;
    private final CallPages<T, T> pages;
    private final Function<T, @Nullable String> id;
    private final Function<T, @Nullable Instant> createdAt;

    CallSlices(
            Call call,
            CallPages<T, T> pages,
            Function<T, @Nullable String> id,
            Function<T, @Nullable Instant> createdAt) {
        this.call = call;
        this.pages = pages;
        this.id = id;
        this.createdAt = createdAt;
    }

    @Override
    public void validate() {
        if (call.query().containsKey("order") || call.query().containsKey("page")) {
            throw new IllegalArgumentException(
                    "eachOnce reads everything in the order of creation: leave order and page out of the query");
        }
    }

    /** Neither the size of a page nor the order of the parameters makes another listing. */
    @Override
    public String name() {
        Map<String, @Nullable Object> filters = new LinkedHashMap<>(call.query());
        filters.remove("per_page");
        String query = Arrays.stream(Query.of(filters).split("[?&]"))
                .filter(parameter -> !parameter.isEmpty())
                .sorted()
                .collect(Collectors.joining("&"));
        CRC32 checksum = new CRC32();
        checksum.update((call.path() + (query.isEmpty() ? "" : "?" + query)).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }

    @Override
    public String operation() {
        return call.operation();
    }

    @Override
    public int maxSize() {
        return pages.perPage();
    }

    @Override
    public Mono<Page<T>> slice(int page, int size) {
        return pages.slice(page, size).doOnNext(this::checkOrder);
    }

    /** The API may refuse an order, ignore it, or say that it sorted by another one. */
    private void checkOrder(Page<T> slice) {
        Order order = slice.order();
        if (order != null
                && !slice.items().isEmpty()
                && !order.keys().get(0).equals(CallPages.CREATION.keys().get(0))) {
            throw new IncompleteListingException(
                    operation(), "it was requested in the order " + CallPages.CREATION + " and came in " + order);
        }
    }

    @Override
    public void shifted(Shift shift) {
        call.progress().listingShifted(operation(), shift);
    }

    @Override
    public @Nullable String id(T item) {
        return id.apply(item);
    }

    @Override
    public @Nullable Instant createdAt(T item) {
        return createdAt.apply(item);
    }
}
