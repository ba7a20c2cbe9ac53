package io.kinescope.client.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** The content of a file, whose size is read when the call is subscribed to. */
final class FileContent implements Content {

    private final Path file;

    FileContent(Path file) {
        this.file = file;
    }

    @Override
    public Mono<Body> body() {
        return snapshot(file).map(snapshot -> snapshot.body(OCTETS, 0, snapshot.size()));
    }

    /** Takes a snapshot, never on an event loop. */
    static Mono<FileSnapshot> snapshot(Path file) {
        return FileTasks.call(() -> take(file));
    }

    static FileSnapshot take(Path file) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException missing) {
            throw new ContentException("there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new ContentException("the file " + file + " cannot be read", unreadable);
        }
        if (!attributes.isRegularFile()) {
            throw new ContentException(file + (attributes.isDirectory() ? " is a directory" : " is no regular file"));
        }
        if (attributes.size() == 0) {
            throw new ContentException("the file " + file + " is empty");
        }
        if (!Files.isReadable(file)) {
            throw new ContentException("the file " + file + " cannot be read: permission denied");
        }
        // In milliseconds, which every file system and every store keeps.
        Instant modified = Instant.ofEpochMilli(attributes.lastModifiedTime().toMillis());
        return new FileSnapshot(file, attributes.size(), modified);
    }
}
