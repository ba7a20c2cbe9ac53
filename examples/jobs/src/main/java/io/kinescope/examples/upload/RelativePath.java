package io.kinescope.examples.upload;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The text of a path in a folder, which is the same wherever the folder is, and in every charset of the JVM. */
final class RelativePath {

    private static final char REPLACEMENT = '\uFFFD';

    private RelativePath() {}

    /**
     * Returns the path from the folder to the file, with slashes; the absolute path if the file is not below the folder. Names
     * that are no UTF-8 stay percent-encoded.
     */
    static String of(Path folder, Path file) {
        // A URI has the bytes of the names.
        String path = folder.toUri().relativize(file.toUri()).getRawPath();
        String text = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) >= 0 ? path : text;
    }
}
