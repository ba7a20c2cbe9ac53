package io.kinescope.client.tus;

import io.kinescope.client.error.StoreException;
import io.kinescope.client.file.FileTasks;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A store that keeps every state in a file of its own, which is named after the hash of the key and replaced
 * atomically.
 */
final class DirectoryStore implements TusStore {

    private static final String VERSION = "1";

    private final Path directory;

    DirectoryStore(Path directory) {
        this.directory = Objects.requireNonNull(directory, "directory must not be null")
                .toAbsolutePath()
                .normalize();
    }

    @Override
    public Mono<TusState> find(String key) {
        Objects.requireNonNull(key, "key must not be null");
        return blocking("TusStore.find", () -> Optional.ofNullable(read(key))).flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Void> save(TusState state) {
        Objects.requireNonNull(state, "state must not be null");
        return blocking("TusStore.save", () -> write(state)).then();
    }

    @Override
    public Mono<Void> remove(String key) {
        Objects.requireNonNull(key, "key must not be null");
        return blocking("TusStore.remove", () -> Files.deleteIfExists(file(key)))
                .then();
    }

    /** Stores of the same directory are the same store. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DirectoryStore store && store.directory.equals(directory);
    }

    @Override
    public int hashCode() {
        return directory.hashCode();
    }

    private <T> Mono<T> blocking(String operation, Callable<T> task) {
        return FileTasks.call(task)
                .onErrorMap(
                        failure -> failure instanceof IOException || failure instanceof RuntimeException,
                        failure -> new StoreException(
                                operation,
                                "the states of uploads in " + directory + " cannot be read or written: "
                                        + failure.getMessage(),
                                failure));
    }

    private @Nullable TusState read(String key) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file(key), StandardCharsets.UTF_8)) {
            values.load(reader);
            return state(key, values);
        } catch (NoSuchFileException missing) {
            return null;
        } catch (RuntimeException | CharacterCodingException garbage) {
            // Ignoring the state would create a second upload.
            throw new IllegalStateException(
                    file(key).getFileName() + " is not a state that this version knows (" + garbage.getMessage()
                            + "); delete it to begin that upload anew",
                    garbage);
        }
    }

    private static TusState state(String key, Properties values) {
        if (!VERSION.equals(value(values, "version"))) {
            throw new IllegalStateException("its version is " + value(values, "version"));
        }
        return new TusState(
                key,
                value(values, "id"),
                value(values, "endpoint"),
                value(values, "file"),
                Long.parseLong(value(values, "size")),
                Instant.parse(value(values, "modified")),
                Long.parseLong(value(values, "offset")));
    }

    private static String value(Properties values, String name) {
        String value = values.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return value;
    }

    /** A temporary file is readable only by its owner from the beginning. */
    private Path write(TusState state) throws IOException {
        Properties values = new Properties();
        values.setProperty("version", VERSION);
        values.setProperty("id", state.id());
        values.setProperty("endpoint", state.endpoint());
        values.setProperty("file", state.file());
        values.setProperty("size", Long.toString(state.size()));
        values.setProperty("modified", state.modified().toString());
        values.setProperty("offset", Long.toString(state.offset()));
        Files.createDirectories(directory);
        Path next = Files.createTempFile(directory, "upload", ".next");
        try {
            try (Writer writer = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
                values.store(writer, null);
            }
            return Files.move(
                    next, file(state.key()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private Path file(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(hash, 0, 16) + ".upload");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
