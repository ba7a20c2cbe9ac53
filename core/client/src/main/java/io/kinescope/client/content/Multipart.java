package io.kinescope.client.content;

import io.kinescope.client.file.FileTasks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A {@code multipart/form-data} body of text fields and one file. Immutable. */
public final class Multipart implements Content {

    private final Map<String, String> fields;
    private final String name;
    private final String filename;
    private final Content file;

    private Multipart(Map<String, String> fields, String name, String filename, Content file) {
        this.fields = fields;
        this.name = name;
        this.filename = filename;
        this.file = file;
    }

    /**
     * Creates a form of one file.
     *
     * @param name the name of the file's field
     * @param filename the name of the file
     * @param file the content of the file
     * @return the form
     */
    public static Multipart of(String name, String filename, Content file) {
        return new Multipart(
                Map.of(),
                quoted("name", name),
                quoted("filename", filename),
                Objects.requireNonNull(file, "file must not be null"));
    }

    /**
     * Adds a text field. Text fields are sent before the file.
     *
     * @param name the name of the field
     * @param value its text
     * @return the form with the field
     */
    public Multipart field(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(quoted("name", name), Objects.requireNonNull(value, name + " must not be null"));
        return new Multipart(more, this.name, filename, file);
    }

    @Override
    public Mono<Body> body() {
        // A predictable boundary would let a file add fields. The source of randomness may block.
        Mono<String> boundary = FileTasks.call(() -> UUID.randomUUID().toString());
        return Mono.zip(file.body(), boundary, this::body);
    }

    private Body body(Body content, String boundary) {
        StringBuilder head = new StringBuilder();
        fields.forEach((field, value) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, field, value)));
        head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, name, filename, content.contentType()));
        byte[] before = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] after = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8);
        Flux<ByteBuffer> all = Flux.defer(() ->
                Flux.concat(Flux.just(ByteBuffer.wrap(before)), content.content(), Flux.just(ByteBuffer.wrap(after))));
        String type = "multipart/form-data; boundary=" + boundary;
        long length = before.length + content.length() + after.length;
        return content.isRepeatable() ? Body.repeatable(type, length, all) : Body.singleUse(type, length, all);
    }

    /** Escapes a name as browsers do. */
    private static String quoted(String parameter, String text) {
        if (Objects.requireNonNull(text, parameter + " must not be null").isEmpty() || text.indexOf(0) >= 0) {
            throw new IllegalArgumentException("the name of a field or a file must not be empty or have a NUL");
        }
        return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
