package io.kinescope.examples.mirror;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a listing that is not mirrored.
 *
 * @param kind project, folder or video
 * @param id its id, as the API gave it; null if there is none
 * @param reason the reason why the database cannot take it
 */
record SkippedEntry(String kind, @Nullable String id, String reason) {

    private static final int SHOWN = 80;

    /** Returns one line of bounded length, whatever the id and the reason are. */
    @Override
    public String toString() {
        return "skipped " + kind + " " + line(String.valueOf(id)) + ": " + line(reason);
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "\uFFFD");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
