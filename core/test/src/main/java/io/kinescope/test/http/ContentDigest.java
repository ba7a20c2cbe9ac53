package io.kinescope.test.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The number and the hash of bytes that are not kept. */
public final class ContentDigest {

    private final MessageDigest hash = newHash();
    private long size;

    public void add(byte[] bytes, int length) {
        hash.update(bytes, 0, length);
        size += length;
    }

    public long size() {
        return size;
    }

    /** Returns the MD5 of all bytes; no bytes may be added after it. */
    public String md5() {
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
