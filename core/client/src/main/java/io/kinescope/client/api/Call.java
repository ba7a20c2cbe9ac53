package io.kinescope.client.api;

import io.kinescope.client.api.Request.Method;
import io.kinescope.client.content.Body;
import io.kinescope.client.content.Content;
import io.kinescope.client.content.UnsendableException;
import io.kinescope.client.export.Csv;
import io.kinescope.client.export.LineSplitter;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.listing.Order;
import io.kinescope.client.listing.OrderedListing;
import io.kinescope.client.listing.Page;
import io.kinescope.client.type.Params;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A call that is being put together: a path, then what is sent, then a terminal that says what the answer holds.
 *
 * <p>Immutable. Nothing is sent before the terminal's result is subscribed to, and every subscription sends anew. Errors
 * are the subclasses of {@link io.kinescope.client.error.KinescopeException}.
 */
public final class Call {

    /** The API refuses requests over 10 MB; less is surely accepted if it means the smaller of the two megabytes. */
    private static final int MAX_BODY_SIZE = 10_000_000;

    private final Pipeline pipeline;
    private final Host host;
    private final Method method;
    private final String template;
    private final String path;
    private final Map<String, @Nullable Object> query;
    private final Map<String, String> headers;
    private final @Nullable Object body;

    Call(Pipeline pipeline, Host host, Method method, String template, String path) {
        this(pipeline, host, method, template, path, Map.of(), Map.of(), null);
    }

    private Call(
            Pipeline pipeline,
            Host host,
            Method method,
            String template,
            String path,
            Map<String, @Nullable Object> query,
            Map<String, String> headers,
            @Nullable Object body) {
        this.pipeline = pipeline;
        this.host = host;
        this.method = method;
        this.template = template;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Adds parameters to the query.
     *
     * @param params the parameters; a list repeats its name, and null leaves the name out
     * @return the call with the parameters
     */
    public Call query(Params<?> params) {
        return withQuery(params.values());
    }

    /**
     * Adds one parameter to the query.
     *
     * @param name its name; the API spells the names of lists with brackets, such as {@code status[]}
     * @param value its value; a list repeats the name, and null leaves it out
     * @return the call with the parameter
     */
    public Call query(String name, @Nullable Object value) {
        return withQuery(Collections.singletonMap(name, value));
    }

    /**
     * Adds a header.
     *
     * @param name its name
     * @param value its value: visible ASCII characters, spaces and tabs
     * @return the call with the header
     * @throws IllegalArgumentException if the header cannot be sent as it is
     */
    public Call header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(HeaderText.name(name), HeaderText.value(name, value));
        return new Call(pipeline, host, method, template, path, query, Collections.unmodifiableMap(more), body);
    }

    /**
     * Adds a header that holds any text, percent-encoded as UTF-8.
     *
     * @param name its name
     * @param text its value, of one line
     * @return the call with the header
     * @throws IllegalArgumentException if the text has a line break or a NUL
     */
    public Call textHeader(String name, String text) {
        return header(name, HeaderText.encode(name, text));
    }

    /**
     * Sets the body to something other than JSON, of any size.
     *
     * @param content what is sent
     * @return the call with the body
     */
    public Call body(Content content) {
        return new Call(pipeline, host, method, template, path, query, headers, content);
    }

    /**
     * Sets the body, which is sent as JSON.
     *
     * @param json {@link Params}, a map, a list, or anything else that JSON can say; up to 10 MB of it
     * @return the call with the body
     */
    public Call body(Object json) {
        return new Call(pipeline, host, method, template, path, query, headers, json);
    }

    /**
     * Sends the call for one thing: {@code {"data": {…}}}.
     *
     * @param type the type of the thing, usually a record
     * @param <T> the type of the thing
     * @return the thing; empty if the answer has no body or its {@code data} is null
     */
    public <T> Mono<T> data(Class<T> type) {
        return response(type).flatMap(response -> Mono.justOrEmpty(response.body()));
    }

    /**
     * Sends the call for one thing whose days begin in a time zone that the answer tells beside it:
     * {@code {"meta": {"time": {"timezone": …}}, "data": {…}}}.
     *
     * @param type what the JSON holds
     * @param inZone makes the thing of it and of the time zone, which is UTC if the answer does not say
     * @param <T> the type of what the JSON holds
     * @param <R> the type of the thing
     * @return the thing; empty if the answer has no body or its {@code data} is null
     */
    public <T, R> Mono<R> data(Class<T> type, BiFunction<? super T, ? super ZoneId, ? extends R> inZone) {
        return one(type)
                .flatMap(response -> Mono.justOrEmpty(
                        response.body() == null ? null : response.body().data(inZone)));
    }

    /**
     * Sends the call for one thing, and tells the status and headers of the answer too.
     *
     * @param type the type of the thing, usually a record
     * @param <T> the type of the thing
     * @return the answer
     */
    public <T> Mono<Response<T>> response(Class<T> type) {
        return one(type)
                .map(response -> new Response<>(
                        response.head(),
                        response.body() == null ? null : response.body().data()));
    }

    /**
     * Sends the call for a listing, page after page: {@code {"meta": {…}, "data": […]}}.
     *
     * @param type the type of the items
     * @param <T> the type of the items
     * @return the items of all pages, from the query's {@code page} on
     */
    public <T> Listing<T> items(Class<T> type) {
        int first = number("page", 1);
        return new Listing<>(first, 0, () -> number -> page(paged(number), number, type));
    }

    /**
     * Sends the call for a listing that can be sorted by {@code created_at}, page after page.
     *
     * @param type the type of the items
     * @param id what tells one item from another
     * @param createdAt when an item was created
     * @param <T> the type of the items
     * @return the items of all pages, from the query's {@code page} on
     */
    public <T> OrderedListing<T> items(Class<T> type, Function<T, String> id, Function<T, Instant> createdAt) {
        int first = number("page", 1);
        return new OrderedListing<>(
                () -> number -> page(paged(number), number, type), first, new CallWindows<>(this, type, id, createdAt));
    }

    /**
     * Sends the call for a listing that the API is not known to page: nothing is said of pages, unless the answer says
     * that there are more.
     *
     * @param type the type of the items
     * @param <T> the type of the items
     * @return all items
     */
    public <T> Listing<T> allItems(Class<T> type) {
        return allItems(type, (item, zone) -> item);
    }

    /**
     * Does the same for items whose days begin in a time zone that the answer tells beside them:
     * {@code {"meta": {"time": {"timezone": …}}, "data": […]}}.
     *
     * @param type what the JSON holds
     * @param inZone makes an item of it and of the time zone, which is UTC if the answer does not say
     * @param <T> the type of what the JSON holds
     * @param <R> the type of the items
     * @return all items
     */
    public <T, R> Listing<R> allItems(Class<T> type, BiFunction<? super T, ? super ZoneId, ? extends R> inZone) {
        return new Listing<>(
                1,
                0,
                () -> number -> page(
                                number == 1 ? query : with("page", number),
                                number,
                                type,
                                answer -> Envelope.<T, R>items(answer, inZone))
                        .map(Call::wholeUnlessItSaysOtherwise));
    }

    /**
     * Sends the call for a listing that counts items instead of pages: {@code {"meta": {"offset": …, "limit": …}}}.
     *
     * @param type the type of the items
     * @param <T> the type of the items
     * @return the items from the query's {@code page} on; should the API give fewer at once than it is asked for, it is
     *     asked for as many from then on
     */
    public <T> Listing<T> itemsByOffset(Class<T> type) {
        int first = number("page", 1);
        int start = (first - 1) * perPage();
        return new Listing<>(first, 0, () -> {
            AtomicInteger limit = new AtomicInteger(perPage());
            return number -> page(counted(start + (number - first) * limit.get(), limit.get()), number, type)
                    .doOnNext(page -> limit.set(page.perPage()));
        });
    }

    /**
     * Sends the call for a CSV export; its path ends with {@code .csv}.
     *
     * @return the export, by bytes or by row
     */
    public Csv csv() {
        Call asking = header("Accept", "text/csv, */*;q=0.1");
        Flux<byte[]> chunks = asking.request(query).flatMapMany(pipeline::streamedUnlessJson);
        return new Csv(operation(), chunks, pipeline.maxResponseSize());
    }

    /**
     * Sends the call for lines of text, in constant memory.
     *
     * @return the lines without their ends
     */
    public Flux<String> lines() {
        Call asking = header("Accept", "text/plain, */*;q=0.1");
        return Flux.defer(() -> LineSplitter.split(
                operation(),
                asking.request(query).flatMapMany(pipeline::streamedUnlessJson),
                new LineSplitter(false, pipeline.maxResponseSize())));
    }

    /**
     * Sends the call for its effect, whatever the answer holds.
     *
     * @return completes when the API has answered with success
     */
    public Mono<Void> done() {
        return raw().then();
    }

    /**
     * Sends the call for its bytes, in constant memory.
     *
     * @return the body as it arrives; a failure after the first bytes is not repaired by sending the call again
     */
    public Flux<ByteBuffer> bytes() {
        return request(query).flatMapMany(pipeline::streamed).map(ByteBuffer::wrap);
    }

    /**
     * Sends the call for its answer as it is.
     *
     * @return the status, the headers and the bytes; the body is empty rather than null
     */
    public Mono<Response<byte[]>> raw() {
        return whole(query, (request, response) -> response);
    }

    /** Reads one page of the listing sorted from the oldest item to the newest. */
    <T> Mono<Page<T>> window(int page, int size, Class<T> type) {
        Call sorted = query("order", Order.asc("created_at")).query("per_page", size);
        return sorted.page(sorted.paged(page), page, type);
    }

    Map<String, @Nullable Object> query() {
        return query;
    }

    int perPage() {
        return number("per_page", pipeline.pageSize());
    }

    private int number(String name, int otherwise) {
        Object value = query.get(name);
        if (value == null) {
            return otherwise;
        }
        String text = value.toString();
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(name + " must be a number from 1 on, not " + text);
        }
        return Integer.parseInt(text);
    }

    String operation() {
        return method + " " + template;
    }

    String path() {
        return path;
    }

    private <T> Mono<Response<Envelope<T>>> one(Class<T> type) {
        return whole(
                query,
                (request, response) -> pipeline.decode(
                        request, response, bytes -> pipeline.json().one(bytes, type)));
    }

    private <T> Mono<Page<T>> page(Map<String, @Nullable Object> query, int number, Class<T> type) {
        return page(query, number, type, Function.identity());
    }

    private <T, R> Mono<Page<R>> page(
            Map<String, @Nullable Object> query,
            int number,
            Class<T> type,
            Function<Envelope<List<T>>, Envelope<List<R>>> items) {
        int perPage = perPage();
        return whole(
                        query,
                        (request, response) -> pipeline.decode(
                                request,
                                response,
                                bytes -> Envelope.page(
                                        items.apply(pipeline.json().many(bytes, type)), number)))
                .map(response -> Objects.requireNonNullElseGet(
                        response.body(), () -> new Page<>(List.of(), number, perPage, null, null)));
    }

    private static <T> Page<T> wholeUnlessItSaysOtherwise(Page<T> page) {
        if (page.total() != null) {
            return page;
        }
        int items = page.items().size();
        int perPage = Math.max(items, 1);
        return new Page<>(page.items(), page.number(), perPage, (page.number() - 1L) * perPage + items, page.order());
    }

    private Map<String, @Nullable Object> paged(int number) {
        Map<String, @Nullable Object> paged = with("page", number);
        paged.put("per_page", perPage());
        return paged;
    }

    private Map<String, @Nullable Object> counted(int offset, int limit) {
        Map<String, @Nullable Object> counted = with("limit", limit);
        counted.put("offset", offset);
        counted.keySet().removeAll(Set.of("page", "per_page"));
        return counted;
    }

    private Map<String, @Nullable Object> with(String name, Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return more;
    }

    private <T> Mono<T> whole(Map<String, @Nullable Object> query, Decoder<T> decoder) {
        return request(query)
                .flatMap(request -> pipeline.whole(request).map(response -> decoder.decode(request, response)));
    }

    private Mono<Request> request(Map<String, @Nullable Object> query) {
        return body instanceof Content content
                ? content.body()
                        .onErrorMap(failure -> UnsendableException.during(operation(), failure))
                        .map(found -> request(query, found))
                : Mono.fromSupplier(() -> request(query, json()));
    }

    private Request request(Map<String, @Nullable Object> query, @Nullable Body body) {
        return new Request(method, template, host, path + Query.of(query), headers, body);
    }

    private @Nullable Body json() {
        if (body == null) {
            return null;
        }
        byte[] json = pipeline.json().write(body);
        if (json.length > MAX_BODY_SIZE) {
            throw new IllegalArgumentException("the body of " + operation() + " has " + json.length
                    + " bytes, and the API takes up to " + MAX_BODY_SIZE);
        }
        return Body.json(json);
    }

    private Call withQuery(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(query);
        more.putAll(values);
        return new Call(pipeline, host, method, template, path, Collections.unmodifiableMap(more), headers, body);
    }

    private interface Decoder<T> {
        T decode(Request request, Response<byte[]> response);
    }
}
