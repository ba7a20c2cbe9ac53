package io.kinescope.examples.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The point from which an unfinished file can be continued. It is kept in a file beside it.
 *
 * @param bytes the size of the file up to there
 * @param videos the number of videos up to there
 * @param position the position in the listing
 * @param fields the fields of a line
 */
record StreamCheckpoint(long bytes, long videos, String position, String fields) {

    /** Returns the checkpoint of an unfinished file; null if there is none. */
    static @Nullable StreamCheckpoint read(Path unfinished) throws IOException {
        Path file = file(unfinished);
        if (!Files.exists(file) || !Files.exists(unfinished)) {
            return null;
        }
        try {
            StreamCheckpoint checkpoint = JsonMapper.shared().readValue(Files.readString(file), StreamCheckpoint.class);
            return Files.size(unfinished) < checkpoint.bytes() ? null : checkpoint;
        } catch (JacksonException damaged) {
            throw new IllegalStateException(file + " is damaged; run it again without --resume", damaged);
        }
    }

    /** Replaces the checkpoint of an unfinished file. */
    void write(Path unfinished) throws IOException {
        Path file = file(unfinished);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, JsonMapper.shared().writeValueAsString(this));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void delete(Path unfinished) throws IOException {
        Files.deleteIfExists(file(unfinished));
    }

    private static Path file(Path unfinished) {
        return unfinished.resolveSibling(unfinished.getFileName() + ".checkpoint");
    }
}
