package io.kinescope.examples.webflux;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with one tab, by the DevTools protocol over a WebSocket. */
final class Chromium implements AutoCloseable {

    private static final String ADDRESS = "DevTools listening on ";
    private static final long PATIENCE_SECONDS = 60;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final Path profile;
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final WebSocket socket;
    private final String session;

    private Chromium(Path executable) throws IOException {
        profile = Files.createTempDirectory("chromium");
        process = new ProcessBuilder(
                        executable.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--lang=en",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread reader = new Thread(this::readAddress, "chromium");
        reader.setDaemon(true);
        reader.start();
        socket = within(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(within(address), new Messages()));
        String target = send("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .stringValue();
        session = send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .stringValue();
    }

    /** Finds the executable in the search path. */
    static Optional<Path> find() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path executable) {
        try {
            return new Chromium(executable);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Sends a command to the tab and returns its result. */
    JsonNode send(String method, Map<String, ?> parameters) {
        return send(session, method, parameters);
    }

    void open(String url) {
        send("Page.navigate", Map.of("url", url));
        await("location.href === '%s' && document.readyState === 'complete'".formatted(url));
    }

    /** Returns the value of an expression. */
    JsonNode evaluate(String expression) {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits until an expression is true, also while the page is exchanged for another. */
    void await(String condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String once = "new Promise(done => setTimeout(() => done(!!(%s)), 20))".formatted(condition);
        while (!send("Runtime.evaluate", Map.of("expression", once, "awaitPromise", true, "returnByValue", true))
                .path("result")
                .path("value")
                .asBoolean(false)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "never true: " + condition + "; the page is " + evaluate("document.body.innerText"));
            }
        }
    }

    /** Presses and releases a key that has no text or ends a line. */
    void press(String key) {
        Map<String, Object> enter = Map.of("type", "keyDown", "key", key, "windowsVirtualKeyCode", 13, "text", "\r");
        Map<String, Integer> codes = Map.of("Tab", 9, "Escape", 27);
        send(
                "Input.dispatchKeyEvent",
                key.equals("Enter")
                        ? enter
                        : Map.of("type", "keyDown", "key", key, "windowsVirtualKeyCode", codes.getOrDefault(key, 0)));
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    }

    void type(String text) {
        send("Input.insertText", Map.of("text", text));
    }

    /** Chooses a file in the field that a selector finds. */
    void choose(String selector, Path file) {
        int document =
                send("DOM.getDocument", Map.of()).path("root").path("nodeId").intValue();
        int field = send("DOM.querySelector", Map.of("nodeId", document, "selector", selector))
                .path("nodeId")
                .intValue();
        send("DOM.setFileInputFiles", Map.of("nodeId", field, "files", new String[] {file.toString()}));
    }

    private JsonNode send(String sessionId, String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        Map<String, Object> command = sessionId.isEmpty()
                ? Map.of("id", id, "method", method, "params", parameters)
                : Map.of("id", id, "method", method, "params", parameters, "sessionId", sessionId);
        within(socket.sendText(JSON.writeValueAsString(command), true));
        JsonNode message = within(answer);
        if (message.has("error")) {
            throw new AssertionError(method + ": " + message.get("error"));
        }
        return message.path("result");
    }

    private static <T> T within(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Reads the address, and then everything else, lest the browser waits for a reader. */
    private void readAddress() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.startsWith(ADDRESS))
                    .forEach(line -> address.complete(URI.create(line.substring(ADDRESS.length()))));
        } catch (IOException closed) {
            address.completeExceptionally(closed);
        }
        address.completeExceptionally(new IllegalStateException("Chromium does not start"));
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly()
                .onExit()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        FileSystemUtils.deleteRecursively(profile);
    }

    /** Answers, which may arrive in several parts; events have no id and are left out. */
    private final class Messages implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                CompletableFuture<JsonNode> answer =
                        answers.remove(message.path("id").asInt(0));
                if (answer != null) {
                    answer.complete(message);
                }
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
