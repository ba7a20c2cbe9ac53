package io.kinescope.examples.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The mark of a file with demo data: a file beside it, with {@code .demo} at the end of its name. So nobody takes invented
 * data for a workspace's, and neither replaces the other.
 */
public final class DemoMark {

    private DemoMark() {}

    /** Marks the file if the data is invented. Fails if the file exists and its data is of the other kind. */
    public static void claim(Path file, boolean demo) throws IOException {
        Path mark = file.resolveSibling(file.getFileName() + ".demo");
        boolean marked = Files.exists(mark);
        if (Files.exists(file)) {
            if (demo && !marked) {
                throw new IllegalStateException(
                        file + " is not of a demo and is kept; name another file, or run without --demo");
            }
            if (!demo && marked) {
                throw new IllegalStateException(
                        file + " holds demo data; delete it and " + mark + ", or name another file");
            }
        }
        if (demo) {
            Files.writeString(mark, file.getFileName() + " holds invented data of LocalKinescope.\n");
        } else {
            Files.deleteIfExists(mark);
        }
    }
}
