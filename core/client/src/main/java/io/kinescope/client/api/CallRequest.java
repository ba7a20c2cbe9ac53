package io.kinescope.client.api;

import io.kinescope.client.api.Request.Method;
import io.kinescope.client.content.Body;
import io.kinescope.client.content.Content;
import io.kinescope.client.file.ContentException;
import io.kinescope.client.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The request of a call that is being put together; it becomes a {@link Request} when the call is subscribed to.
 *
 * @param path the path without the query; the whole URL for an external host
 * @param body {@link Content}, or anything that is written as JSON; null if there is none
 */
record CallRequest(
        Method method,
        String template,
        String path,
        Map<String, @Nullable Object> query,
        Map<String, String> headers,
        @Nullable Object body) {

    /** The API refuses requests over 10 MB; less is surely accepted if it means the smaller of the two megabytes. */
    private static final int MAX_BODY_SIZE = 10_000_000;

    CallRequest withQuery(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(query);
        more.putAll(values);
        return new CallRequest(method, template, path, Collections.unmodifiableMap(more), headers, body);
    }

    CallRequest withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(HeaderText.name(name), HeaderText.value(name, value));
        return new CallRequest(method, template, path, query, Collections.unmodifiableMap(more), body);
    }

    CallRequest withBody(Object value) {
        return new CallRequest(method, template, path, query, headers, value);
    }

    String operation() {
        return method + " " + template;
    }

    /** Returns the request to a host, with its body; {@link io.kinescope.client.error.SourceException} if there is none. */
    Mono<Request> to(Host host, Json json) {
        return body instanceof Content content
                ? content.body()
                        .onErrorMap(failure -> ContentException.toSourceException(operation(), failure))
                        .map(read -> to(host, read))
                : Mono.fromSupplier(() -> to(host, written(json)));
    }

    private Request to(Host host, @Nullable Body sent) {
        return new Request(method, template, host.url() + path + Query.of(query), host.authorized(), headers, sent);
    }

    private @Nullable Body written(Json json) {
        if (body == null) {
            return null;
        }
        byte[] bytes = json.write(body);
        if (bytes.length > MAX_BODY_SIZE) {
            throw new IllegalArgumentException("the body of " + operation() + " has " + bytes.length
                    + " bytes, and the API takes up to " + MAX_BODY_SIZE);
        }
        return Body.of("application/json", bytes);
    }
}
