package io.kinescope.client.uploads;

import io.kinescope.client.api.Api;
import io.kinescope.client.content.Content;
import io.kinescope.client.content.PathText;
import io.kinescope.client.tus.TusClient;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.type.Params;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private static final Set<String> SINGLE_REQUEST_ONLY = Set.of("poster_url", "trim", "replace_video_id");

    /** Servers commonly accept 8 KiB of headers in all. */
    private static final int MAX_HEADER_TEXT = 4096;

    private final Source source;
    private final Map<String, String> texts;
    private final TusStore store;
    private final boolean storeSet;
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
            boolean storeSet,
            long threshold,
            Function<TusClient, TusClient> tus) {
        this.source = source;
        this.texts = texts;
        this.store = store;
        this.storeSet = storeSet;
        this.threshold = threshold;
        this.tus = tus;
    }

    /**
     * Creates an upload of a file. File name and title are the name of the file, unless they are set; the title of a
     * video whose content is replaced stays. If the name of the file is no text in the charset of the JVM nor UTF-8,
     * the title has to be set.
     *
     * @param file an existing file that is not empty
     * @return the upload
     */
    public static Upload of(Path file) {
        return of(new Source(Objects.requireNonNull(file, "file must not be null"), null, null, 0));
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
        return of(new Source(null, null, Content.of(stream, size), size)).title(title);
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
        return of(new Source(null, Objects.requireNonNull(url, "url must not be null"), null, 0))
                .title(title);
    }

    private static Upload of(Source source) {
        return new Upload(source, Map.of(), TusStore.memory(), false, DEFAULT_THRESHOLD, Function.identity());
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
     * @param title any text; several lines, or more than about 4,000 bytes, are sent by {@code POST /v2/init}
     * @return a changed copy
     */
    public Upload title(String title) {
        return withText("title", title);
    }

    /**
     * Sets the description.
     *
     * @param description any text; several lines, or more than about 4,000 bytes, are sent by {@code POST /v2/init}
     * @return a changed copy
     */
    public Upload description(String description) {
        return withText("description", description);
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
     * Keeps a part of the video. Only a single request supports this, so the upload cannot be resumed.
     *
     * @param start the time at which the part starts; sent in seconds
     * @param length the length of the part; sent in seconds
     * @return a changed copy
     */
    public Upload trim(Duration start, Duration length) {
        return with(
                "trim", "{\"start\": " + seconds("start", start) + ", \"length\": " + seconds("length", length) + "}");
    }

    /**
     * Removes the beginning of the video. Only a single request supports this, so the upload cannot be resumed.
     *
     * @param start the time at which the video starts; sent in seconds
     * @return a changed copy
     */
    public Upload trim(Duration start) {
        return with("trim", "{\"start\": " + seconds("start", start) + "}");
    }

    private static String seconds(String name, Duration time) {
        BigDecimal seconds = Params.seconds(name, time);
        if (seconds.signum() < 0) {
            throw new IllegalArgumentException("trim must not be negative: " + time);
        }
        return seconds.toPlainString();
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
        return new Upload(source, texts, store, storeSet, bytes, tus);
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
        return new Upload(source, texts, store, storeSet, threshold, tus.andThen(change));
    }

    /**
     * Sets the store of the state of a resumable upload. The default is a store in memory for this object alone; with
     * {@link TusStore#directory} the same upload can be resumed after a restart of the JVM.
     *
     * @param store the store
     * @return a changed copy
     */
    public Upload store(TusStore store) {
        return new Upload(source, texts, Objects.requireNonNull(store, "store must not be null"), true, threshold, tus);
    }

    private Upload with(String name, String value) {
        if (Objects.requireNonNull(value, name + " must not be null").indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(name + " must be one line of text");
        }
        return withText(name, value);
    }

    private Upload withText(String name, String value) {
        if (Objects.requireNonNull(value, name + " must not be null").isBlank()
                || value.indexOf(0) >= 0
                || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException(name + " must be text without a NUL, and not blank");
        }
        Map<String, String> more = new LinkedHashMap<>(texts);
        more.put(name, value);
        return new Upload(source, more, store, storeSet, threshold, tus);
    }

    /** Refuses an upload without a value that the API requires. */
    Upload checked() {
        if (!replaces()) {
            required("parent_id");
            required("title");
        }
        return this;
    }

    Source source() {
        return source;
    }

    /** Returns a text that was set, or else the one from the name of the file; null if there is none. */
    @Nullable
    String text(String name) {
        String text = texts.get(name);
        boolean fromFile = name.equals("filename") || (name.equals("title") && !replaces());
        return text == null && fromFile && source.file() != null ? PathText.name(source.file()) : text;
    }

    String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(
                    name.equals("title")
                            ? "title is required, since the name of the file is no text"
                            : "parentId is required, unless the upload replaces the content of a video");
        }
        return text;
    }

    /** Returns what is known of the video without a response. */
    UploadedVideo requested(String id) {
        return new UploadedVideo(
                id, text("parent_id"), text("title"), text("description"), null, null, null, null, null);
    }

    TusStore store() {
        return store;
    }

    TusClient tus(Api api) {
        return tus.apply(new TusClient(api));
    }

    boolean isResumable(long size) {
        return supportsLink() && (size > threshold || needsLink());
    }

    /** Subscribers that share a state share the upload too, and so do those of a single request if a store was set. */
    boolean isShared(long size) {
        return storeSet || isResumable(size);
    }

    /** An upload link supports no posters, parts or replacing, so these are sent in a single request of any size. */
    boolean supportsLink() {
        return Collections.disjoint(texts.keySet(), SINGLE_REQUEST_ONLY);
    }

    /** Returns whether the upload has texts that headers should not carry, and can be sent to a link instead. */
    boolean needsLink() {
        String all = Objects.toString(text("title"), "") + Objects.toString(text("description"), "");
        boolean oneLine = all.chars().noneMatch(Character::isISOControl);
        return supportsLink()
                && !(oneLine && URLEncoder.encode(all, StandardCharsets.UTF_8).length() <= MAX_HEADER_TEXT);
    }

    private boolean replaces() {
        return texts.containsKey("replace_video_id");
    }

    /** An upload that replaces the content of a video is another one than that of a new video, or of another one. */
    SharedUploads.Key identity(Path file) {
        return new SharedUploads.Key(store, key(file), texts.getOrDefault("replace_video_id", ""));
    }

    /** The same file can be uploaded to several parents; each is an upload of its own. */
    String key(Path file) {
        return PathText.of(file.toAbsolutePath().normalize()) + "\n" + texts.getOrDefault("parent_id", "");
    }
}
