package io.kinescope.client.listing;

import io.kinescope.client.type.Params;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The position of a job in a listing, for resuming it in another process.
 *
 * <p>{@link #toString()} is a short line of text that {@link #parse(String)} reads back; keep it where the job keeps its
 * results, in the same transaction if there is one.
 *
 * @param listing the name of the listing that it belongs to; another query is another listing
 * @param offset the offset of the next item, as long as nothing was deleted
 * @param createdAt the time of creation of the last item read
 * @param ids the ids of the items read that were created at that time, or that state no time; never empty
 */
public record Checkpoint(String listing, long offset, Instant createdAt, List<String> ids) {

    private static final String VERSION = "1";
    private static final int FIELDS = 5;

    /**
     * Copies the list.
     *
     * @param listing the name of the listing
     * @param offset the offset of the next item
     * @param createdAt the time of creation of the last item read
     * @param ids the ids of the items read that were created at that time, or that state no time
     */
    public Checkpoint {
        Objects.requireNonNull(listing, "listing must not be null");
        Objects.requireNonNull(createdAt, "createdAt must not be null");
        ids = Params.list("ids", ids);
        if (ids.isEmpty() || offset < 0) {
            throw new IllegalArgumentException("a checkpoint has an offset from 0 on and at least one id");
        }
    }

    /**
     * Reads a checkpoint back.
     *
     * @param text the result of {@link #toString()}
     * @return the checkpoint
     * @throws IllegalArgumentException if the text is no checkpoint
     */
    public static Checkpoint parse(String text) {
        String[] fields =
                Objects.requireNonNull(text, "text must not be null").strip().split(" ", -1);
        if (fields.length != FIELDS || !fields[0].equals(VERSION)) {
            throw new IllegalArgumentException("this is no checkpoint of a listing: " + text);
        }
        try {
            List<String> ids = Arrays.stream(fields[4].split(","))
                    .map(id -> URLDecoder.decode(id, StandardCharsets.UTF_8))
                    .toList();
            return new Checkpoint(fields[1], Long.parseLong(fields[2]), Instant.parse(fields[3]), ids);
        } catch (DateTimeException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException("this is no checkpoint of a listing: " + text, malformed);
        }
    }

    /** Returns the checkpoint as a short line of text. */
    @Override
    public String toString() {
        String encoded = ids.stream()
                .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
        return String.join(" ", VERSION, listing, Long.toString(offset), createdAt.toString(), encoded);
    }
}
