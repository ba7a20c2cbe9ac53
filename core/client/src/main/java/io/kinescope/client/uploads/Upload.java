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
 * A video to upload: the source of its bytes and its metadata. Immutable; every method returns a changed copy.
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

    /** The source of the bytes: a file, a URL that Kinescope fetches, or a stream. */
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
     * Creates an upload of a file. File name and title are the name of the file, unless they are set.
     *
     * @param file an existing file that is not empty
     * @return the upload
     */
    public static Upload of(Path file) {
        String name = Objects.toString(file.getFileName(), file.toString());
        return of(new Source(file, null, null, 0), name).fileName(name);
    }

    /**
     * Creates an upload of a stream in a single request. A stream can be read once, so the upload can be subscribed to
     * once and is not repeated after a failure.
     *
     * @param stream the bytes, in buffers that must not change afterwards; must complete after the last one
     * @param size the number of bytes; a shorter or longer stream fails the upload
     * @param title the title
     * @return the upload
     */
    public static Upload of(Publisher<ByteBuffer> stream, long size, String title) {
        return of(new Source(null, null, Content.of(stream, size), size), title);
    }

    /**
     * Creates an upload of a video that Kinescope fetches from a URL, some time after the call. A URL that cannot be
     * fetched is accepted at first, and reported later by the status of the video.
     *
     * @param url the URL of a video file, or of a YouTube page
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
     * Sets the project or folder of the video. Not needed to replace the content of a video.
     *
     * @param parentId the id of the project or folder
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
     * @param fileName the name, such as {@code film.mp4}
     * @return a changed copy
     */
    public Upload fileName(String fileName) {
        return with("filename", fileName);
    }

    /**
     * Sets the URL of a poster that Kinescope fetches. Only a single request supports this, so the upload cannot be
     * resumed.
     *
     * @param posterUrl the URL of an image
     * @return a changed copy
     */
    public Upload posterUrl(String posterUrl) {
        return with("poster_url", posterUrl);
    }

    /**
     * Sets the video whose content is replaced; it keeps its id and links. Only a single request supports this, so the
     * upload cannot be resumed.
     *
     * @param videoId the id of the video to replace
     * @return a changed copy
     */
    public Upload replaces(String videoId) {
        return with("replace_video_id", videoId);
    }

    /**
     * Sets the maximum size of a file that is sent in a single request; uploads of larger files are resumable. The
     * default is 64 MiB.
     *
     * @param bytes the size; 0 makes every upload of a file resumable, {@link Long#MAX_VALUE} none
     * @return a changed copy
     */
    public Upload singleUpTo(long bytes) {
        return new Upload(source, texts, store, bytes, tus);
    }

    /**
     * Sets the maximum size of a chunk of a resumable upload, which is also the most that a broken connection makes the
     * client send again. By default the first chunk has 8 MiB, and the size doubles up to 64 MiB while chunks take less
     * than two seconds.
     *
     * @param bytes the size, at least 1
     * @return a changed copy
     * @see TusClient#chunkSize(int)
     */
    public Upload chunkSize(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("chunkSize must be at least 1, not " + bytes);
        }
        return tus(client -> client.chunkSize(bytes));
    }

    /**
     * Sends every chunk of a resumable upload with a checksum, if the server supports it.
     *
     * @return a changed copy
     * @see TusClient#checksums()
     */
    public Upload checksums() {
        return tus(TusClient::checksums);
    }

    private Upload tus(Function<TusClient, TusClient> change) {
        return new Upload(source, texts, store, threshold, tus.andThen(change));
    }

    /**
     * Sets the store of the state of a resumable upload. The default is a store in memory for this object alone; with
     * {@link TusStore#directory} the same upload can be resumed after a restart of the JVM.
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

    /** An upload link supports neither posters nor replacing, so these are sent in a single request of any size. */
    boolean goesInOneRequest(long size) {
        return size <= threshold || texts.containsKey("poster_url") || texts.containsKey("replace_video_id");
    }

    /** The same file can be uploaded to several parents; each is an upload of its own. */
    String key(Path file) {
        return file.toAbsolutePath().normalize() + "\n" + texts.getOrDefault("parent_id", "");
    }
}
