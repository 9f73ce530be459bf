package io.culprit.shipper.tail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes that a file had at some place, in short.
 *
 * @param length how many bytes
 * @param digest the first 8 bytes of their SHA-256 in hexadecimal, empty for no bytes
 */
record Fingerprint(int length, String digest) {

    /** Of no bytes. */
    static final Fingerprint NONE = new Fingerprint(0, "");

    private static final int KEPT = 8;

    static Fingerprint of(byte[] bytes) {
        if (bytes.length == 0) {
            return NONE;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Fingerprint(bytes.length, HexFormat.of().formatHex(Arrays.copyOf(digest, KEPT)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
