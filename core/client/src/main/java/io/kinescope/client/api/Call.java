package io.kinescope.client.api;

import io.kinescope.client.json.Envelope;
import io.kinescope.client.api.Pipeline.Decoder;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.content.Body;
import io.kinescope.client.content.Content;
import io.kinescope.client.file.ContentException;
import io.kinescope.client.export.Csv;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.listing.OrderedListing;
import io.kinescope.client.listing.Page;
import io.kinescope.client.text.CsvExport;
import io.kinescope.client.text.LineSplitter;
import io.kinescope.client.type.Params;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Method method;
    private final String template;
    private final String path;
    private final Map<String, @Nullable Object> query;
    private final Map<String, String> headers;
    private final @Nullable Object body;

    Call(Pipeline pipeline, Method method, String template, String path) {
        this(pipeline, method, template, path, Map.of(), Map.of(), null);
    }

    private Call(
            Pipeline pipeline,
            Method method,
            String template,
            String path,
            Map<String, @Nullable Object> query,
            Map<String, String> headers,
            @Nullable Object body) {
        this.pipeline = pipeline;
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
        return new Call(pipeline, method, template, path, query, Collections.unmodifiableMap(more), body);
    }

    /**
     * Adds a header that holds any text. Visible ASCII characters and spaces are sent as they are, as the documented
     * examples show; a text with other characters, or with a percent sign, is percent-encoded as UTF-8, which is
     * undocumented.
     *
     * @param name its name
     * @param text its value
     * @return the call with the header
     * @throws IllegalArgumentException if the text has a NUL or half a surrogate pair
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
        return new Call(pipeline, method, template, path, query, headers, content);
    }

    /**
     * Sets the body, which is sent as JSON.
     *
     * @param json {@link Params}, a map, a list, or anything else that JSON can say; up to 10 MB of it
     * @return the call with the body
     */
    public Call body(Object json) {
        return new Call(pipeline, method, template, path, query, headers, json);
    }

    /**
     * Sends the call for one thing: {@code {"data": {…}}}.
     *
     * @param type the type of the thing, usually a record
     * @param <T> the type of the thing
     * @return the thing; empty if its {@code data} is null, or if a call that changes something is answered with 204
     */
    public <T> Mono<T> data(Class<T> type) {
        return response(type).flatMap(response -> Mono.justOrEmpty(response.body()));
    }

    /**
     * Sends the call for one thing whose days begin in a time zone that the answer tells beside it:
     * {@code {"meta": {"time": {"timezone": …}}, "data": {…}}}.
     *
     * @param type what the JSON holds
     * @param mapper makes the thing of it and of the time zone, which is UTC if the answer does not say
     * @param <T> the type of what the JSON holds
     * @param <R> the type of the thing
     * @return the thing; empty if its {@code data} is null, or if a call that changes something is answered with 204
     */
    public <T, R> Mono<R> data(Class<T> type, ZonedMapper<? super T, ? extends R> mapper) {
        return one(type)
                .flatMap(response -> Mono.justOrEmpty(
                        response.body() == null ? null : response.body().data(mapper::map)));
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
     * Returns the listing that the call requests page by page: {@code {"meta": {…}, "data": […]}}.
     *
     * @param type the type of the items
     * @param <T> the type of the items
     * @return the items of all pages, from the query's {@code page} on
     */
    public <T> Listing<T> items(Class<T> type) {
        CallPages<T, T> pages = CallPages.of(this, type);
        return Listing.of(pages.first(), pages.numbered());
    }

    /**
     * Returns the listing that the call requests page by page, of items that can be sorted by {@code created_at}.
     *
     * @param type the type of the items
     * @param id what tells one item from another
     * @param createdAt when an item was created
     * @param <T> the type of the items
     * @return the items of all pages, from the query's {@code page} on
     */
    public <T> OrderedListing<T> items(
            Class<T> type, Function<T, @Nullable String> id, Function<T, @Nullable Instant> createdAt) {
        CallPages<T, T> pages = CallPages.of(this, type);
        return OrderedListing.of(pages.first(), pages.numbered(), new CallSlices<>(this, pages, id, createdAt));
    }

    /**
     * Returns a listing that the API is not known to page: it is one request without page parameters, unless the response
     * states that there are more items.
     *
     * @param type the type of the items
     * @param <T> the type of the items
     * @return all items
     */
    public <T> Listing<T> allItems(Class<T> type) {
        return CallPages.of(this, type).unpaged();
    }

    /**
     * Returns a listing like {@link #allItems(Class)} of items whose days begin in the time zone that the response
     * states: {@code {"meta": {"time": {"timezone": …}}, "data": […]}}.
     *
     * @param type the type that the JSON holds
     * @param mapper makes an item of it
     * @param <T> the type that the JSON holds
     * @param <R> the type of the items
     * @return all items
     */
    public <T, R> Listing<R> allItems(Class<T> type, ZonedMapper<? super T, ? extends R> mapper) {
        return new CallPages<T, R>(this, type, mapper).unpaged();
    }

    /**
     * Returns a listing that the API pages by item: {@code {"meta": {"offset": …, "limit": …}}}.
     *
     * @param type the type of the items
     * @param <T> the type of the items
     * @return the items from the query's {@code page} on; if the API caps {@code limit}, the capped one is sent from then
     *     on
     */
    public <T> Listing<T> itemsByOffset(Class<T> type) {
        return CallPages.of(this, type).byOffset();
    }

    /**
     * Sends the call for a CSV export; its path ends with {@code .csv}.
     *
     * @return the export, by bytes or by row
     */
    public Csv csv() {
        Call asking = header("Accept", "text/csv, */*;q=0.1");
        Flux<byte[]> chunks = asking.request().flatMapMany(pipeline::exported);
        return new CsvExport(operation(), chunks, pipeline.settings().maxResponseSize());
    }

    /**
     * Sends the call for lines of text, in constant memory.
     *
     * @return the lines without their ends
     */
    public Flux<String> lines() {
        Call asking = header("Accept", "text/plain, */*;q=0.1");
        return LineSplitter.lines(
                operation(),
                asking.request().flatMapMany(pipeline::exported),
                pipeline.settings().maxResponseSize());
    }

    /**
     * Sends the call for its effect. A success fails nonetheless if its body states an error, as {@code {"error": …}} or
     * {@code {"success": false}}, or is an HTML page.
     *
     * @return completes when the API has answered with success
     */
    public Mono<Void> done() {
        return request().flatMap(pipeline::effect);
    }

    /**
     * Sends the call for its bytes, in constant memory.
     *
     * @return the body as it arrives; a failure after the first bytes is not repaired by sending the call again
     */
    public Flux<ByteBuffer> bytes() {
        return request().flatMapMany(pipeline::streamed).map(ByteBuffer::wrap);
    }

    /**
     * Sends the call for its answer as it is.
     *
     * @return the status, the headers and the bytes; the body is empty rather than null
     */
    public Mono<Response<byte[]>> raw() {
        return request().flatMap(pipeline::whole);
    }

    Map<String, @Nullable Object> query() {
        return query;
    }

    int pageSize() {
        return pipeline.settings().pageSize();
    }

    String operation() {
        return method + " " + template;
    }

    String path() {
        return path;
    }

    <T, R> Mono<Page<R>> page(Class<T> type, Function<Envelope<List<T>>, Page<R>> page) {
        return decoded(bytes -> page.apply(pipeline.json().many(bytes, type)))
                .map(response -> Objects.requireNonNull(response.body()));
    }

    private <T> Mono<Response<Envelope<T>>> one(Class<T> type) {
        return decoded(bytes -> pipeline.json().one(bytes, type));
    }

    private <T> Mono<Response<T>> decoded(Decoder<T> decoder) {
        return request().flatMap(request -> pipeline.decoded(request, decoder));
    }

    private Mono<Request> request() {
        return body instanceof Content content
                ? content.body()
                        .onErrorMap(failure -> ContentException.toSourceException(operation(), failure))
                        .map(this::request)
                : Mono.fromSupplier(() -> request(json()));
    }

    private Request request(@Nullable Body body) {
        Host host = pipeline.host();
        return new Request(method, template, host.url() + path + Query.of(query), host.authorized(), headers, body);
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
        return Body.of("application/json", json);
    }

    private Call withQuery(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(query);
        more.putAll(values);
        return new Call(pipeline, method, template, path, Collections.unmodifiableMap(more), headers, body);
    }
}
