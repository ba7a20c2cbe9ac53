package io.kinescope.client.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A file as content, looked at when the call is subscribed to. */
final class FileContent implements Content {

    private final Path file;

    FileContent(Path file) {
        this.file = file;
    }

    @Override
    public Mono<Body> body() {
        return snapshot(file).map(snapshot -> snapshot.body(OCTETS, 0, snapshot.size()));
    }

    /** Looks at the file, away from event loops. */
    static Mono<FileSnapshot> snapshot(Path file) {
        return Mono.fromCallable(() -> look(file)).subscribeOn(Schedulers.boundedElastic());
    }

    static FileSnapshot look(Path file) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException missing) {
            throw new UnsendableException("there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new UnsendableException("the file " + file + " cannot be read", unreadable);
        }
        if (!attributes.isRegularFile()) {
            throw new UnsendableException(
                    file + (attributes.isDirectory() ? " is a directory" : " is no regular file"));
        }
        if (attributes.size() == 0) {
            throw new UnsendableException("the file " + file + " is empty");
        }
        if (!Files.isReadable(file)) {
            throw new UnsendableException("the file " + file + " cannot be read: permission denied");
        }
        // To the millisecond, for that is what every file system and every store of states keeps.
        Instant modified = Instant.ofEpochMilli(attributes.lastModifiedTime().toMillis());
        return new FileSnapshot(file, attributes.size(), modified);
    }
}
