package io.kinescope.examples.upload;

import io.kinescope.client.content.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to become a video.
 *
 * @param file the absolute path of the file
 * @param relativePath the path by which the file is known wherever its folder is, see {@link RelativePath}
 * @param title the title of the video
 * @param parentId the project or folder of the video
 * @param size the size of the file in bytes
 * @param modified the time of its last change, in milliseconds
 * @param inode the number of the file in its file system; null where there is none
 */
record UploadItem(
        Path file,
        String relativePath,
        String title,
        String parentId,
        long size,
        Instant modified,
        @Nullable Long inode) {

    /** Looks at a file. A blank title stands for that of {@link FileTitle}. */
    static UploadItem of(Path file, String relativePath, String title, String parentId) throws IOException {
        String name = PathText.of(file);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(name + (Files.exists(file) ? " is not a file" : " does not exist"));
        }
        requireLine(title, "the title of " + name);
        return new UploadItem(
                file.toAbsolutePath().normalize(),
                relativePath,
                title.isBlank() ? FileTitle.of(file) : title,
                parentId,
                Files.size(file),
                modified(file),
                inode(file));
    }

    private static Instant modified(Path file) throws IOException {
        return Instant.ofEpochMilli(Files.getLastModifiedTime(file).toMillis());
    }

    private static @Nullable Long inode(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (Long) Files.getAttribute(file, "unix:ino")
                : null;
    }

    /** Returns the item with another project or folder. */
    UploadItem withParent(String id) {
        return new UploadItem(file, relativePath, title, id, size, modified, inode);
    }

    /** Returns whether the file still has this size and time. */
    boolean isCurrent() throws IOException {
        return Files.size(file) == size && modified(file).equals(modified);
    }

    /** In a CSV a title of several lines is rather one that lacks its closing quote. */
    private static void requireLine(String text, String what) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " must be one line of text");
        }
    }

    /** Returns the text that the file is known by, from which its path can be read back. */
    String name() {
        return PathText.of(file);
    }

    /** Returns the key of the item: the same file may go to several places. */
    String key() {
        return relativePath + "\n" + parentId;
    }

    /** Returns the key of the file where it is now. */
    String fileKey() {
        return name() + "\n" + parentId;
    }
}
