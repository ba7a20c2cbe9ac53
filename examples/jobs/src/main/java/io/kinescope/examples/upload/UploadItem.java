package io.kinescope.examples.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that is to become a video.
 *
 * @param file the file, by its absolute path
 * @param title the title of the video
 * @param parentId the project or folder the video goes to
 * @param size how many bytes the file has
 * @param modified when it was last changed, to the millisecond
 */
record UploadItem(Path file, String title, String parentId, long size, Instant modified) {

    /** Looks at a file; what is wrong with it, its name or its title is an {@link IllegalArgumentException}. */
    static UploadItem of(Path file, String title, String parentId) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + (Files.exists(file) ? " is not a file" : " does not exist"));
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + " cannot be read");
        }
        if (Files.size(file) == 0) {
            throw new IllegalArgumentException(file + " is empty");
        }
        requireLine(String.valueOf(file.getFileName()), "the name of " + file);
        requireLine(title, "the title of " + file);
        Instant modified = Instant.ofEpochMilli(Files.getLastModifiedTime(file).toMillis());
        return new UploadItem(file.toAbsolutePath().normalize(), title, parentId, Files.size(file), modified);
    }

    private static void requireLine(String text, String what) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " must be one line of text");
        }
    }

    /** What a file is titled unless told: its name without the extension. */
    static String title(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** What the item is known by: the same file may go to several places. */
    String key() {
        return file + "\n" + parentId;
    }
}
