package io.kinescope.client.json;

import io.kinescope.client.listing.Order;
import io.kinescope.client.listing.Order.Direction;
import io.kinescope.client.listing.Page;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every response of the API.
 *
 * @param data the data; null if there is none
 * @param meta the place of a page and the time zone; null if the response does not state them
 * @param <T> the type of the data
 */
public record Envelope<T>(@Nullable T data, @Nullable Meta meta) {

    /**
     * Says where a page is, most listings in {@code pagination}, one by {@code offset} and {@code limit}; and which days
     * analytics mean.
     */
    record Meta(
            @Nullable Pagination pagination,
            @Nullable Integer offset,
            @Nullable Integer limit,
            @Nullable Long total,
            Map<String, String> order,
            @Nullable Time time) {

        @Nullable
        Pagination place() {
            if (pagination != null || limit == null || limit < 1) {
                return pagination;
            }
            return new Pagination(offset == null ? null : offset / limit + 1, limit, total);
        }
    }

    record Pagination(
            @Nullable Integer page,
            @Nullable Integer perPage,
            @Nullable Long total) {}

    record Time(@Nullable String timezone) {}

    /**
     * Maps the data together with the time zone in which its days begin.
     *
     * @param mapper a function of the data and of the time zone, which is UTC if the response states none
     * @param <R> the type of the result
     * @return the result; null if there is no data
     */
    public <R> @Nullable R data(BiFunction<? super T, ZoneId, ? extends R> mapper) {
        return data == null ? null : mapper.apply(data, timezone());
    }

    private ZoneId timezone() {
        String said = meta == null || meta.time() == null ? null : meta.time().timezone();
        try {
            return said == null ? ZoneOffset.UTC : ZoneId.of(said);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** Makes a page of a response. */
    static <T> Page<T> page(Envelope<List<T>> response, int requested) {
        return page(response, requested, null, (item, zone) -> item);
    }

    /**
     * Makes a page of a response. Values that the response does not state are as requested, and nulls count as received.
     *
     * @param response the response
     * @param requested the number of the page
     * @param requestId the response's request id; null if it has none
     * @param mapper a function of an item and of the time zone, which is UTC if the response states none
     * @param <T> the type of the data
     * @param <R> the type of the items
     * @return the page
     */
    public static <T, R> Page<R> page(
            Envelope<List<T>> response,
            int requested,
            @Nullable String requestId,
            BiFunction<? super T, ZoneId, ? extends R> mapper) {
        List<T> data = Objects.requireNonNullElse(response.data(), List.of());
        ZoneId zone = response.timezone();
        List<R> items = data.stream()
                .filter(Objects::nonNull)
                .<R>map(item -> mapper.apply(item, zone))
                .toList();
        Meta meta = response.meta();
        Pagination said = meta == null ? null : meta.place();
        return new Page<>(
                items,
                said == null ? requested : positive(said.page(), requested),
                // A page that does not say how many items it could have may be full, so that another one follows.
                positive(said == null ? null : said.perPage(), Math.max(data.size(), 1)),
                said == null ? null : said.total(),
                meta == null ? null : order(meta.order()),
                data.size(),
                requestId);
    }

    private static int positive(@Nullable Integer said, int otherwise) {
        return said == null || said < 1 ? otherwise : said;
    }

    private static @Nullable Order order(Map<String, String> said) {
        List<Order.Key> keys = said.entrySet().stream()
                .map(key -> key(key.getKey(), "desc".equals(key.getValue()) ? Direction.DESC : Direction.ASC))
                .filter(Objects::nonNull)
                .toList();
        return keys.isEmpty() ? null : new Order(keys);
    }

    /** Returns null for a field by which no listing can be sorted. */
    private static Order.@Nullable Key key(String field, Direction direction) {
        try {
            return new Order.Key(field, direction);
        } catch (IllegalArgumentException noField) {
            return null;
        }
    }
}
