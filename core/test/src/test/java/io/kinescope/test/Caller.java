package io.kinescope.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API as anyone could: with the JDK's client and plain JSON. */
public final class Caller {

    public static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LocalKinescope kinescope;

    public Caller(LocalKinescope kinescope) {
        this.kinescope = kinescope;
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** A body in single quotes is easier to read. */
    public Reply send(String method, String path, String body) {
        return send(request(path).method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    public Reply send(HttpRequest.Builder request) {
        return send(HTTP, request);
    }

    public Reply send(HttpClient http, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + kinescope.token());
    }

    public HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create(kinescope.url() + path));
    }

    /** All items of a listing, page after page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        for (int page = 1; ; page++) {
            List<JsonNode> next =
                    get(path + separator + "per_page=100&page=" + page).items();
            if (next.isEmpty()) {
                return items;
            }
            items.addAll(next);
        }
    }

    public record Reply(int status, HttpHeaders headers, JsonNode body) {

        public JsonNode data() {
            return body.path("data");
        }

        public List<JsonNode> items() {
            List<JsonNode> items = new ArrayList<>();
            data().forEach(items::add);
            return items;
        }

        public int total() {
            return body.path("meta").path("pagination").path("total").intValue();
        }

        public JsonNode error() {
            return body.path("error");
        }

        public int code() {
            return error().path("code").intValue();
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }
}
