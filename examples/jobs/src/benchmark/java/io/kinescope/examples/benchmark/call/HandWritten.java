package io.kinescope.examples.benchmark.call;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.kinescope.client.projects.Project;
import io.kinescope.client.videos.Video;
import io.netty.buffer.ByteBufInputStream;
import io.netty.channel.ChannelOption;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The calls as an application would write them with Reactor Netty and Jackson, without limits and retries. */
final class HandWritten implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withConfigOverride(
                    List.class,
                    list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.SKIP)))
            .withConfigOverride(Map.class, map -> map.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private static final ObjectReader PROJECT = MAPPER.readerFor(new TypeReference<Answer<Project>>() {});
    private static final ObjectReader VIDEOS = MAPPER.readerFor(new TypeReference<Answer<List<Video>>>() {});

    private final ConnectionProvider connections = ConnectionProvider.builder("by hand")
            .maxConnections(300)
            .pendingAcquireMaxCount(-1)
            .maxIdleTime(Duration.ofSeconds(10))
            .evictInBackground(Duration.ofSeconds(10))
            .lifo()
            .build();
    private final HttpClient http;
    private final boolean copying;

    /** @param copying whether JSON is read from a copy of the whole body, rather than from the pooled buffers */
    HandWritten(String url, String token, boolean copying) {
        this.copying = copying;
        this.http = HttpClient.create(connections)
                .baseUrl(url)
                .compress(true)
                .responseTimeout(Duration.ofSeconds(30))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 10_000)
                .headers(headers -> headers.set("Authorization", "Bearer " + token)
                        .set("User-Agent", "by-hand")
                        .set("Accept", "application/json"));
    }

    record Answer<T>(T data) {}

    Mono<Project> project(String id) {
        return this.<Answer<Project>>get("/v1/projects/" + id, PROJECT).map(Answer::data);
    }

    Mono<List<Video>> videos() {
        return this.<Answer<List<Video>>>get("/v1/videos?page=1&per_page=" + CallRounds.PER_PAGE, VIDEOS)
                .map(Answer::data);
    }

    private <T> Mono<T> get(String uri, ObjectReader reader) {
        return http.get().uri(uri).responseSingle((head, body) -> {
            if (head.status().code() != 200) {
                return Mono.error(new IllegalStateException(uri + " answered " + head.status()));
            }
            return copying ? body.asByteArray().map(bytes -> reader.<T>readValue(bytes)) : read(body, reader);
        });
    }

    private static <T> Mono<T> read(ByteBufMono body, ObjectReader reader) {
        return body.map(bytes -> {
            InputStream json = new ByteBufInputStream(bytes);
            return reader.readValue(json);
        });
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
