package io.kinescope.examples.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kinescope.client.content.PathText;
import io.kinescope.examples.support.PlainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record of the files that were sent: a JSON object a line, written to the disk line by line. An incomplete last line,
 * from a program that was killed while it wrote, is cut off. Only one program at a time can have the journal open. A later
 * line of the same file, or of the same video, replaces an earlier one.
 */
final class UploadJournal implements AutoCloseable {

    private static final JsonMapper JSON = PlainJson.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Entry> byFile = new HashMap<>();
    private final Map<String, Entry> byVideo = new HashMap<>();
    private final Map<String, Map<String, Entry>> byRelativePath = new HashMap<>();

    /**
     * A file that was sent, as it was then, and the id of its video. The first version of the journal had neither relative
     * path, nor inode, nor hash.
     *
     * @param file the absolute path
     * @param relativePath the path in the folder, or from the CSV; null if the line is of the first version
     * @param parentId the project or folder
     * @param size the size in bytes
     * @param modified the time of the last change, in milliseconds
     * @param inode the number of the file in its file system; null if it is unknown
     * @param sha256 the hash of the content in hexadecimal digits; null if it is unknown
     * @param videoId the id of the video
     */
    record Entry(
            String file,
            @Nullable String relativePath,
            String parentId,
            long size,
            Instant modified,
            @Nullable Long inode,
            @Nullable String sha256,
            String videoId) {

        Entry {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(parentId, "parent_id");
            Objects.requireNonNull(modified, "modified");
            Objects.requireNonNull(videoId, "video_id");
        }

        static Entry of(UploadItem item, @Nullable String sha256, String videoId) {
            return new Entry(
                    item.name(),
                    item.relativePath(),
                    item.parentId(),
                    item.size(),
                    item.modified(),
                    item.inode(),
                    sha256,
                    videoId);
        }

        /** Returns whether size and time of the file are those of the file that was sent. */
        boolean isUnchanged(UploadItem item) {
            return size == item.size() && modified.equals(item.modified());
        }

        /** Returns whether the item is the very file that was sent, perhaps by another path. */
        boolean isUnchangedFile(UploadItem item) {
            return isUnchanged(item) && inode != null && inode.equals(item.inode());
        }

        /** Returns whether both paths lead to one file, such as that in a folder and that behind a link to it. */
        boolean isSameFile(UploadItem item) {
            try {
                Path sent = PathText.parse(file);
                return Files.exists(sent) && Files.isSameFile(sent, item.file());
            } catch (IOException | IllegalArgumentException unknown) {
                return false;
            }
        }

        private String fileKey() {
            return file + "\n" + parentId;
        }

        private @Nullable String relativeKey() {
            return relativePath == null ? null : relativePath + "\n" + parentId;
        }
    }

    private UploadJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static UploadJournal open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        UploadJournal journal = new UploadJournal(file, channel);
        try {
            journal.lock();
            journal.read();
            return journal;
        } catch (IOException | RuntimeException unusable) {
            channel.close();
            throw unusable;
        }
    }

    /** Returns the entry of the file at this path; null if there is none. */
    synchronized @Nullable Entry find(UploadItem item) {
        return byFile.get(item.fileKey());
    }

    /** Returns the entries of files that were sent from other folders under the same relative path. */
    synchronized Collection<Entry> findMoved(UploadItem item) {
        return List.copyOf(byRelativePath.getOrDefault(item.key(), Map.of()).values());
    }

    /** Returns whether one of the files is the video. */
    synchronized boolean hasVideo(String videoId) {
        return byVideo.containsKey(videoId);
    }

    /** Returns when the entry is on the disk. */
    synchronized void add(Entry entry) {
        ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write to " + file + ": " + unwritable.getMessage(), unwritable);
        }
        remember(entry);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The system releases the lock when the program ends, however it ends. */
    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException ours) {
            // Reported like that of another program.
        }
        throw new IllegalStateException("another upload is at work on " + file);
    }

    /** Reads through the channel that has the lock: on POSIX, closing another of the same file releases the lock. */
    private void read() throws IOException {
        byte[] bytes = Channels.newInputStream(channel).readAllBytes();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        int number = 0;
        for (String line :
                new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            try {
                remember(Objects.requireNonNull(JSON.readValue(line, Entry.class), "entry"));
            } catch (JacksonException | NullPointerException damaged) {
                throw new IllegalStateException("line " + number + " of " + file + " is damaged", damaged);
            }
        }
        channel.truncate(end).position(end);
    }

    private void remember(Entry entry) {
        forget(byFile.get(entry.fileKey()));
        forget(byVideo.get(entry.videoId()));
        byFile.put(entry.fileKey(), entry);
        byVideo.put(entry.videoId(), entry);
        String relative = entry.relativeKey();
        if (relative != null) {
            byRelativePath
                    .computeIfAbsent(relative, key -> new LinkedHashMap<>())
                    .put(entry.fileKey(), entry);
        }
    }

    private void forget(@Nullable Entry entry) {
        if (entry == null) {
            return;
        }
        byFile.remove(entry.fileKey());
        byVideo.remove(entry.videoId());
        String relative = entry.relativeKey();
        if (relative != null) {
            byRelativePath.getOrDefault(relative, new HashMap<>()).remove(entry.fileKey());
        }
    }
}
