package io.kinescope.client.content;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of paths. The bytes of a file name may not be text in the charset of the JVM, such as a Cyrillic name where
 * {@code LC_ALL=C}; then {@link Path#toString()} has replacement characters and names no file.
 */
public final class PathText {

    /** At least two letters, since one is a drive. */
    private static final Pattern URI_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private PathText() {}

    /**
     * Returns the text from which {@link #parse} reads a path back.
     *
     * @param path the path
     * @return the absolute path, or its URI if the path does not survive the conversion to text
     */
    public static String of(Path path) {
        Path absolute = Objects.requireNonNull(path, "path must not be null").toAbsolutePath();
        return isText(absolute) ? absolute.toString() : absolute.toUri().toString();
    }

    /**
     * Reads a path back.
     *
     * @param text an absolute path, or a URI
     * @return the path
     */
    public static Path parse(String text) {
        return URI_SCHEME
                        .matcher(Objects.requireNonNull(text, "text must not be null"))
                        .matches()
                ? Path.of(URI.create(text))
                : Path.of(text);
    }

    /**
     * Returns the name of a file as text.
     *
     * @param file the path of the file
     * @return the name, decoded as UTF-8 if it is no text in the charset of the JVM; null if it is no UTF-8 either
     */
    public static @Nullable String name(Path file) {
        Path name = Objects.requireNonNull(file, "file must not be null").getFileName();
        if (name == null || isText(name)) {
            return String.valueOf(name == null ? file : name);
        }
        String path = file.toUri().getRawPath();
        return decode(path.substring(path.lastIndexOf('/') + 1));
    }

    private static boolean isText(Path path) {
        try {
            return path.getFileSystem().equals(FileSystems.getDefault())
                    && Path.of(path.toString()).equals(path);
        } catch (InvalidPathException unmappable) {
            return false;
        }
    }

    private static @Nullable String decode(String percentEncoded) {
        ByteBuffer bytes = ByteBuffer.allocate(percentEncoded.length());
        for (int i = 0; i < percentEncoded.length(); i++) {
            char c = percentEncoded.charAt(i);
            if (c == '%') {
                bytes.put((byte) Integer.parseInt(percentEncoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException noText) {
            return null;
        }
    }
}
