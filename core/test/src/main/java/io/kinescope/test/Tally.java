package io.kinescope.test;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes bytes, which nobody keeps. */
final class Tally {

    private final MessageDigest hash = newHash();
    private long size;

    void add(byte[] bytes, int length) {
        hash.update(bytes, 0, length);
        size += length;
    }

    long size() {
        return size;
    }

    /** The hash of all bytes; no more of them may come. */
    String md5() {
        return HexFormat.of().formatHex(hash.digest());
    }

    private static MessageDigest newHash() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has MD5", impossible);
        }
    }
}
