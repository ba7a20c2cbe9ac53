package io.kinescope.client.api;

import io.kinescope.client.json.Envelope;
import io.kinescope.client.json.MissingDataException;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.listing.Order;
import io.kinescope.client.listing.Page;
import io.kinescope.client.listing.PageSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * The pages of a call's listing, requested in one of the three ways in which the API pages.
 *
 * @param call the call without the number of a page
 * @param type the type that the JSON of an item holds
 * @param mapper makes an item of it
 */
record CallPages<T, R>(Call call, Class<T> type, BiFunction<? super T, ZoneId, ? extends R> mapper) {

    /** The order of a listing's slices. */
    static final Order CREATION = Order.asc("created_at");

    private static final String PAGE = "page";
    private static final String PER_PAGE = "per_page";

    CallPages {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(mapper, "mapper must not be null");
    }

    static <T> CallPages<T, T> of(Call call, Class<T> type) {
        return new CallPages<>(call, type, (item, zone) -> item);
    }

    /** The pages by {@code page} and {@code per_page}. */
    PageSource<R> numbered() {
        int perPage = perPage();
        return source(number -> paged(call.query(PAGE, number).query(PER_PAGE, perPage), number));
    }

    /** The pages by {@code offset} and {@code limit}. If the API caps the limit, the capped one is sent from then on. */
    Listing<R> byOffset() {
        int first = first();
        int start = (first - 1) * perPage();
        Call unpaged = call.query(PAGE, null).query(PER_PAGE, null);
        return Listing.defer(first, () -> {
            AtomicInteger limit = new AtomicInteger(perPage());
            return number -> paged(
                            unpaged.query("limit", limit.get()).query("offset", start + (number - first) * limit.get()),
                            number)
                    .doOnNext(page -> limit.set(page.perPage()));
        });
    }

    /** The one page of a listing that the API is not known to page, and those after it if the response states a total. */
    Listing<R> unpaged() {
        return Listing.of(1, number -> read(number == 1 ? call : call.query(PAGE, number), number)
                .map(CallPages::complete));
    }

    /**
     * The pages of a listing whose paging is undocumented. Without a total, a first response that is as long as the page that
     * was requested may be one of several, and any other is the whole listing.
     */
    Listing<R> undocumented() {
        int perPage = perPage();
        return Listing.of(1, source(number -> read(call.query(PAGE, number).query(PER_PAGE, perPage), number)
                .map(page -> number > 1 || page.received() == perPage ? sized(page, perPage) : complete(page))));
    }

    /** Without a total, a page with fewer items than were requested is the last one. */
    private static <R> Page<R> sized(Page<R> page, int perPage) {
        return page.total() != null
                ? page
                : new Page<>(
                        page.items(), page.number(), perPage, null, page.order(), page.received(), page.requestId());
    }

    /** A page of the listing sorted from the oldest item to the newest. */
    Mono<Page<R>> slice(int page, int size) {
        return paged(call.query("order", CREATION).query(PER_PAGE, size).query(PAGE, page), page);
    }

    /** The number of the page that the query starts at. */
    int first() {
        return number(PAGE, 1);
    }

    int perPage() {
        return number(PER_PAGE, call.pageSize());
    }

    private int number(String name, int otherwise) {
        Object value = call.query().get(name);
        if (value == null) {
            return otherwise;
        }
        String text = value.toString();
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(name + " must be a number from 1 on, not " + text);
        }
        return Integer.parseInt(text);
    }

    private PageSource<R> source(PageSource<R> pages) {
        return new PageSource<>() {
            @Override
            public Mono<Page<R>> page(int number) {
                return pages.page(number);
            }

            @Override
            public String operation() {
                return call.operation();
            }
        };
    }

    private Mono<Page<R>> read(Call request, int number) {
        return request.page(type, (envelope, head) -> Envelope.page(envelope, number, head.requestId(), mapper));
    }

    /** A page without a list is empty only if the total says that there is none, since that would end the listing. */
    private Mono<Page<R>> paged(Call request, int number) {
        return request.page(type, (envelope, head) -> {
            Page<R> page = Envelope.page(envelope, number, head.requestId(), mapper);
            if (envelope.data() == null && !liesBehind(page)) {
                throw new MissingDataException("its \"data\" is null where a list belongs");
            }
            return page;
        });
    }

    private static boolean liesBehind(Page<?> page) {
        return page.total() != null && page.total() <= (page.number() - 1L) * page.perPage();
    }

    private static <R> Page<R> complete(Page<R> page) {
        if (page.total() != null) {
            return page;
        }
        int items = page.received();
        int perPage = Math.max(items, 1);
        return new Page<>(
                page.items(),
                page.number(),
                perPage,
                (page.number() - 1L) * perPage + items,
                page.order(),
                items,
                page.requestId());
    }
}
