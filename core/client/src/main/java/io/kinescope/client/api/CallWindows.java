package io.kinescope.client.api;

import io.kinescope.client.listing.OrderedListing;
import io.kinescope.client.listing.Page;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads a call's listing from the oldest item to the newest, in windows of any size. */
record CallWindows<T>(Call call, Class<T> type, Function<T, String> id, Function<T, Instant> createdAt)
        implements OrderedListing.Windows<T> {

    @Override
    public void check() {
        if (call.query().containsKey("order") || call.query().containsKey("page")) {
            throw new IllegalArgumentException(
                    "eachOnce reads everything in the order of creation: leave order and page out of the query");
        }
    }

    /** The size of a page does not make another listing. */
    @Override
    public String name() {
        Map<String, @Nullable Object> filters = new LinkedHashMap<>(call.query());
        filters.remove("per_page");
        CRC32 checksum = new CRC32();
        checksum.update((call.path() + Query.of(filters)).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }

    @Override
    public int largest() {
        return call.perPage();
    }

    @Override
    public Mono<Page<T>> read(int page, int size) {
        return call.window(page, size, type);
    }
}
