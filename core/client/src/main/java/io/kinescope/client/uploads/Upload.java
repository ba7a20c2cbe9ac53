package io.kinescope.client.uploads;

import io.kinescope.client.api.Api;
import io.kinescope.client.content.Content;
import io.kinescope.client.tus.TusClient;
import io.kinescope.client.tus.TusStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A video that is to be uploaded: where its bytes come from, and what is known of it. Immutable; every method returns a
 * changed copy.
 *
 * <pre>{@code
 * Upload upload = Upload.of(Path.of("film.mp4")).parentId(projectId).title("Film").store(TusStore.directory(states));
 * }</pre>
 */
public final class Upload {

    private static final long DEFAULT_THRESHOLD = 64L * 1024 * 1024;

    private final Source source;
    private final Map<String, String> texts;
    private final TusStore store;
    private final long threshold;
    private final Function<TusClient, TusClient> tus;

    /** Where the bytes come from: a file, or a URL that Kinescope fetches, or else a stream. */
    record Source(
            @Nullable Path file,
            @Nullable String url,
            @Nullable Content stream,
            long size) {}

    private Upload(
            Source source,
            Map<String, String> texts,
            TusStore store,
            long threshold,
            Function<TusClient, TusClient> tus) {
        this.source = source;
        this.texts = texts;
        this.store = store;
        this.threshold = threshold;
        this.tus = tus;
    }

    /**
     * Uploads a file, under its name and titled so.
     *
     * @param file an existing file that is not empty
     * @return the upload
     */
    public static Upload of(Path file) {
        String name = Objects.toString(file.getFileName(), file.toString());
        return of(new Source(file, null, null, 0), name).fileName(name);
    }

    /**
     * Uploads a stream in a single request. A stream can be read once, so this upload can be subscribed to once, and is
     * not repeated after a failure.
     *
     * @param stream the bytes, in buffers that must not change afterwards; has to complete after the last one
     * @param size how many bytes there are; a stream that is shorter or longer fails the upload
     * @param title the title
     * @return the upload
     */
    public static Upload of(Publisher<ByteBuffer> stream, long size, String title) {
        return of(new Source(null, null, Content.of(stream, size), size), title);
    }

    /**
     * Lets Kinescope fetch a video itself, some time after the call. A URL that cannot be fetched is accepted at first;
     * the video's status tells later.
     *
     * @param url a link to a video file, or to a page of YouTube
     * @param title the title
     * @return the upload
     */
    public static Upload fromUrl(String url, String title) {
        return of(new Source(null, url, null, 0), title);
    }

    private static Upload of(Source source, String title) {
        return new Upload(source, Map.of(), TusStore.memory(), DEFAULT_THRESHOLD, Function.identity()).title(title);
    }

    /**
     * Sets where the video goes. Not needed for one that replaces another's content.
     *
     * @param parentId the id of a project or a folder
     * @return a changed copy
     */
    public Upload parentId(String parentId) {
        return with("parent_id", parentId);
    }

    /**
     * Sets the title.
     *
     * @param title one line of any text
     * @return a changed copy
     */
    public Upload title(String title) {
        return with("title", title);
    }

    /**
     * Sets the description.
     *
     * @param description one line of any text
     * @return a changed copy
     */
    public Upload description(String description) {
        return with("description", description);
    }

    /**
     * Sets the name of the file.
     *
     * @param fileName such as {@code film.mp4}
     * @return a changed copy
     */
    public Upload fileName(String fileName) {
        return with("filename", fileName);
    }

    /**
     * Lets Kinescope fetch a poster. Only a single request can carry this, so the upload cannot be resumed.
     *
     * @param posterUrl a link to an image
     * @return a changed copy
     */
    public Upload posterUrl(String posterUrl) {
        return with("poster_url", posterUrl);
    }

    /**
     * Replaces the content of a video, which keeps its id and links. Only a single request can carry this, so the upload
     * cannot be resumed.
     *
     * @param videoId the id of the video to replace
     * @return a changed copy
     */
    public Upload replaces(String videoId) {
        return with("replace_video_id", videoId);
    }

    /**
     * Sets up to which size a file goes in a single request; larger ones are resumable. The default is 64 MiB.
     *
     * @param bytes 0 makes every file resumable, {@link Long#MAX_VALUE} none
     * @return a changed copy
     */
    public Upload singleUpTo(long bytes) {
        return new Upload(source, texts, store, bytes, tus);
    }

    /**
     * Sets how much of a resumable upload a request sends at most. By default it is 8 MiB at first, and as long as that
     * is quick more each time, up to 64 MiB.
     *
     * @param bytes at least 1
     * @return a changed copy
     */
    public Upload chunkSize(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("chunkSize must be at least 1, not " + bytes);
        }
        return sent(client -> client.chunkSize(bytes));
    }

    /**
     * Sends every part of a resumable upload with a checksum, if the server offers to check it.
     *
     * @return a changed copy
     * @see TusClient#checksums()
     */
    public Upload checksums() {
        return sent(TusClient::checksums);
    }

    private Upload sent(Function<TusClient, TusClient> change) {
        return new Upload(source, texts, store, threshold, tus.andThen(change));
    }

    /**
     * Sets where a resumable upload keeps how far it has come. The default is in memory, for this object alone; with
     * {@link TusStore#directory} the same upload goes on after a restart of the JVM.
     *
     * @param store the store
     * @return a changed copy
     */
    public Upload store(TusStore store) {
        return new Upload(source, texts, store, threshold, tus);
    }

    private Upload with(String name, String value) {
        if (value.isBlank() || value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new IllegalArgumentException(name + " must be one line of text, without a NUL, and not blank");
        }
        Map<String, String> more = new LinkedHashMap<>(texts);
        more.put(name, value);
        return new Upload(source, more, store, threshold, tus);
    }

    Source source() {
        return source;
    }

    @Nullable
    String text(String name) {
        return texts.get(name);
    }

    TusStore store() {
        return store;
    }

    TusClient tus(Api api) {
        return tus.apply(new TusClient(api));
    }

    /** What a link cannot say goes in a single request, whatever its size. */
    boolean goesInOneRequest(long size) {
        return size <= threshold || texts.containsKey("poster_url") || texts.containsKey("replace_video_id");
    }

    /** The same file may go to several places, each an upload of its own. */
    String key(Path file) {
        return file.toAbsolutePath().normalize() + "\n" + texts.getOrDefault("parent_id", "");
    }
}
