package io.kinescope.client.api;

import io.kinescope.client.api.Pipeline.Decoder;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.content.Content;
import io.kinescope.client.export.Csv;
import io.kinescope.client.json.Envelope;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.listing.OrderedListing;
import io.kinescope.client.listing.Page;
import io.kinescope.client.text.CsvExport;
import io.kinescope.client.text.LineSplitter;
import io.kinescope.client.type.Params;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A builder of one call: a path, then the query, headers and body, then a terminal method that selects how the response is
 * read.
 *
 * <p>Immutable. Nothing is sent before the terminal's result is subscribed to, and every subscription sends anew. Errors
 * are the subclasses of {@link io.kinescope.client.error.KinescopeException}.
 */
public final class Call {

    private final Pipeline pipeline;
    private final CallRequest request;

    Call(Pipeline pipeline, Method method, String template, String path) {
        this(pipeline, new CallRequest(method, template, path, Map.of(), Map.of(), null));
    }

    private Call(Pipeline pipeline, CallRequest request) {
        this.pipeline = pipeline;
        this.request = request;
    }

    /**
     * Adds parameters to the query.
     *
     * @param params the parameters; a list repeats its name, and null leaves the name out
     * @return the call with the parameters
     * @throws NullPointerException if the parameters are null
     */
    public Call query(Params<?> params) {
        return new Call(
                pipeline,
                request.withQuery(
                        Objects.requireNonNull(params, "query must not be null").values()));
    }

    /**
     * Adds one parameter to the query.
     *
     * @param name its name; the API spells the names of lists with brackets, such as {@code status[]}
     * @param value its value; a list repeats the name, and null leaves it out
     * @return the call with the parameter
     */
    public Call query(String name, @Nullable Object value) {
        return new Call(
                pipeline,
                request.withQuery(
                        Collections.singletonMap(Objects.requireNonNull(name, "name must not be null"), value)));
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
        return new Call(pipeline, request.withHeader(name, value));
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
     * @param content the content
     * @return the call with the body
     * @throws NullPointerException if it is null
     */
    public Call body(Content content) {
        return new Call(pipeline, request.withBody(Objects.requireNonNull(content, "content must not be null")));
    }

    /**
     * Sets the body, which is sent as JSON.
     *
     * @param json {@link Params}, a map, a list, or any other value that can be written as JSON, up to 10 MB
     * @return the call with the body
     * @throws NullPointerException if it is null
     */
    public Call body(Object json) {
        return new Call(pipeline, request.withBody(Objects.requireNonNull(json, "body must not be null")));
    }

    /**
     * Sends the call and reads one result: {@code {"data": {…}}}.
     *
     * @param type the type of the result, usually a record
     * @param <T> the type of the result
     * @return the result; empty if its {@code data} is null, or if a call that changes something is answered with 204
     */
    public <T> Mono<T> data(Class<T> type) {
        return response(type).flatMap(response -> Mono.justOrEmpty(response.body()));
    }

    /**
     * Sends the call and reads one result that has no envelope, {@code {…}}, or has one, {@code {"data": {…}}}.
     *
     * @param type the type of the result, usually a record
     * @param <T> the type of the result
     * @return the result; empty if a call that changes something is answered with 204
     */
    public <T> Mono<T> object(Class<T> type) {
        requireType(type);
        return decoded((head, body) -> pipeline.json().bare(body, type))
                .flatMap(response -> Mono.justOrEmpty(
                        response.body() == null ? null : response.body().data()));
    }

    /**
     * Sends the call and returns the single result with the status and headers of its response.
     *
     * @param type the type of the result, usually a record
     * @param <T> the type of the result
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
     * @param id the function that returns the id of an item
     * @param createdAt the function that returns the time of creation of an item
     * @param <T> the type of the items
     * @return the items of all pages, from the query's {@code page} on
     */
    public <T> OrderedListing<T> items(
            Class<T> type, Function<T, @Nullable String> id, Function<T, @Nullable Instant> createdAt) {
        CallPages<T, T> pages = CallPages.of(this, type);
        return OrderedListing.of(
                pages.first(),
                pages.numbered(),
                new CallSlices<>(
                        this,
                        pages,
                        Objects.requireNonNull(id, "id must not be null"),
                        Objects.requireNonNull(createdAt, "createdAt must not be null")));
    }

    /**
     * Returns a listing whose pagination is undocumented: it is one request without page parameters, unless the response
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
     * Returns a listing that is documented as paginated, with undocumented parameters: pages of the usual size are
     * requested, and a response of an API that ignores that is the whole listing.
     *
     * @param type the type of the items
     * @param <T> the type of the items
     * @return all items
     */
    public <T> Listing<T> allPages(Class<T> type) {
        return CallPages.of(this, type).undocumented();
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
     * Maps the results together with the time zone in which their days begin.
     *
     * @param type the type that the JSON of a result holds
     * @param mapper a function of the decoded value and of the time zone, which is UTC if the response states none
     * @param <T> the type that the JSON of a result holds
     * @param <R> the type of the results
     * @return the call, whose terminals return mapped results
     */
    public <T, R> ZonedCall<R> zoned(Class<T> type, BiFunction<? super T, ZoneId, ? extends R> mapper) {
        return ZonedCall.of(this, type, mapper);
    }

    /**
     * Sends the call for a CSV export; its path ends with {@code .csv}.
     *
     * @return the export, by bytes or by row
     */
    public Csv csv() {
        Call asking = header("Accept", "text/csv, */*;q=0.1");
        Flux<byte[]> chunks = asking.request().flatMapMany(pipeline::table);
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
                asking.request().flatMapMany(pipeline::text),
                pipeline.settings().maxResponseSize());
    }

    /**
     * Sends the call and discards the response. A success fails nonetheless if its body states an error, as {@code {"error": …}} or
     * {@code {"success": false}}, or is an HTML page.
     *
     * @return completes when the API has answered with success
     */
    public Mono<Void> done() {
        return request().flatMap(pipeline::effect);
    }

    /**
     * Sends the call and streams the body, in constant memory.
     *
     * @return the body as it arrives; a failure after the first bytes is not repaired by sending the call again
     */
    public Flux<ByteBuffer> bytes() {
        return request().flatMapMany(pipeline::streamed).map(ByteBuffer::wrap);
    }

    /**
     * Sends the call and returns the unparsed response.
     *
     * @return the status, the headers and the bytes; the body is empty rather than null
     */
    public Mono<Response<byte[]>> raw() {
        return request().flatMap(pipeline::whole);
    }

    Map<String, @Nullable Object> query() {
        return request.query();
    }

    int pageSize() {
        return pipeline.settings().pageSize();
    }

    String operation() {
        return request.operation();
    }

    String path() {
        return request.path();
    }

    <T, R> Mono<Page<R>> page(Class<T> type, BiFunction<Envelope<List<T>>, ResponseHead, Page<R>> page) {
        return decoded((head, body) -> page.apply(pipeline.json().many(body, type), head))
                .map(response -> Objects.requireNonNull(response.body()))
                .doOnNext(read -> progress().pageRead(operation(), read.received()));
    }

    ProgressListener progress() {
        return pipeline.settings().progress();
    }

    <T> Mono<Response<Envelope<T>>> one(Class<T> type) {
        requireType(type);
        return decoded((head, body) -> pipeline.json().one(body, type));
    }

    private <T> Mono<Response<T>> decoded(Decoder<T> decoder) {
        return request().flatMap(sent -> pipeline.decoded(sent, decoder));
    }

    private static void requireType(Class<?> type) {
        Objects.requireNonNull(type, "type must not be null");
    }

    private Mono<Request> request() {
        return request.to(pipeline.host(), pipeline.json());
    }
}
