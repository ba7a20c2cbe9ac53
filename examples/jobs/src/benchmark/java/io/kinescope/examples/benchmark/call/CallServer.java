package io.kinescope.examples.benchmark.call;

import io.kinescope.examples.benchmark.support.ChildJvm;
import io.netty.buffer.Unpooled;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** A server in a JVM of its own, which answers with one project or with a page of 100 videos. It ends with its input. */
final class CallServer implements AutoCloseable {

    private static final String PROJECT = """
            {"data":{"id":"3f1c2d4e-0000-4000-8000-000000000002","name":"Lectures","items_count":12,"size":272661569450,\
            "privacy_type":"custom","privacy_domains":["example.org"],"privacy_email_domains":[],"privacy_share":{},\
            "player_id":null,"favorite":false,"folders":[],"created_at":"2020-06-04T21:08:35.432107Z","updated_at":null,\
            "encrypted":false}}""";

    private static final String ASSET = """
            {"id":"3f1c2d4e-0000-4000-8000-000000000012","video_id":"3f1c2d4e-0000-4000-8000-000000000001",\
            "original_name":"1080p.mp4","file_size":10949942,"filetype":"mp4","quality":"1080p","resolution":"1920x1080",\
            "created_at":"2022-06-28T12:41:31.622084Z","url":"https://cdn.example/1080p",\
            "download_link":"https://cdn.example/1080p?filename=a.mp4"}""";

    private static final String VIDEO = """
            {"id":"3f1c2d4e-0000-4000-8000-%012d","project_id":"3f1c2d4e-0000-4000-8000-000000000002","folder_id":null,\
            "version":1,"title":"Lecture %d","subtitle":"","description":"","status":"done","progress":100,"duration":59.96,\
            "assets":[%s,%s],"chapters":{"items":[],"enabled":false,"show_on_load":false},"privacy_type":"anywhere",\
            "privacy_domains":[],"tags":["a","b"],"poster":{"id":"3f1c2d4e-0000-4000-8000-000000000013","status":"done",\
            "active":true,"original":"https://cdn.example/1.jpg","md":"https://cdn.example/md.jpg",\
            "sm":"https://cdn.example/sm.jpg","xs":"https://cdn.example/xs.jpg"},"additional_materials":[],\
            "additional_materials_enabled":false,"play_link":"https://kinescope.io/199511994",\
            "embed_link":"https://kinescope.io/embed/199511994","created_at":"2025-07-30T17:11:12.90517Z",\
            "updated_at":"2025-07-30T17:12:12Z","subtitles":[],"subtitles_enabled":false,\
            "hls_link":"https://kinescope.io/199511994/master.m3u8"}""";

    private final Process process;
    private final String url;

    private CallServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static CallServer start() throws IOException {
        Process process = ChildJvm.of(List.of(), CallServer.class)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return new CallServer(process, "http://127.0.0.1:" + port);
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }

    public static void main(String[] arguments) throws IOException {
        byte[] project = PROJECT.getBytes(StandardCharsets.UTF_8);
        byte[] page = page().getBytes(StandardCharsets.UTF_8);
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .runOn(LoopResources.create("server", 1, true))
                .route(routes -> routes.get("/v1/projects/{id}", (request, response) -> answer(response, project))
                        .get("/v1/videos", (request, response) -> answer(response, page)))
                .bindNow();
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(server.port());
        int end = System.in.read();
        server.disposeNow();
        System.exit(end < 0 ? 0 : 1);
    }

    private static String page() {
        return IntStream.range(0, CallRounds.PER_PAGE)
                .mapToObj(i -> VIDEO.formatted(i, i, ASSET, ASSET))
                .collect(Collectors.joining(
                        ",",
                        "{\"meta\":{\"pagination\":{\"page\":1,\"per_page\":100,\"total\":1000}},\"data\":[",
                        "]}"));
    }

    private static Publisher<Void> answer(HttpServerResponse response, byte[] body) {
        return response.header("Content-Type", "application/json")
                .header("Date", "Mon, 15 Jun 2026 10:00:00 GMT")
                .header("X-Request-ID", "7127f2d7-0000-4000-8000-000000000001")
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)));
    }
}
