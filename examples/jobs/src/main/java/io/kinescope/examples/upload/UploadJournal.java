package io.kinescope.examples.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record of the files that were sent: a JSON object a line, written to the disk line by line. An incomplete last line,
 * from a program that was killed while it wrote, is cut off. Only one program at a time can have the journal open.
 */
final class UploadJournal implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final FileChannel channel;
    private final Map<String, Entry> entries = new HashMap<>();

    /** A file that was sent, as it was then, and the id of its video. */
    record Entry(String file, String parentId, long size, Instant modified, String videoId) {

        Entry {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(parentId, "parent_id");
            Objects.requireNonNull(modified, "modified");
            Objects.requireNonNull(videoId, "video_id");
        }

        static Entry of(UploadItem item, String videoId) {
            return new Entry(item.name(), item.parentId(), item.size(), item.modified(), videoId);
        }

        /** Returns whether the file is unchanged since it was sent. */
        boolean isCurrent(UploadItem item) {
            return size == item.size() && modified.equals(item.modified());
        }
    }

    private UploadJournal(FileChannel channel) {
        this.channel = channel;
    }

    static UploadJournal open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        UploadJournal journal = new UploadJournal(channel);
        try {
            journal.lock(file);
            journal.read(file);
            return journal;
        } catch (IOException | RuntimeException unusable) {
            channel.close();
            throw unusable;
        }
    }

    synchronized @Nullable Entry find(UploadItem item) {
        return entries.get(item.key());
    }

    /** Returns whether one of the files is the video. */
    synchronized boolean hasVideo(String videoId) {
        return entries.values().stream().anyMatch(entry -> entry.videoId().equals(videoId));
    }

    /** Returns when the entry is on the disk. */
    synchronized void add(Entry entry) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(false);
        remember(entry);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The system releases the lock when the program ends, however it ends. */
    private void lock(Path file) throws IOException {
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
    private void read(Path file) throws IOException {
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
        entries.put(entry.file() + "\n" + entry.parentId(), entry);
    }
}
