package io.culprit.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts of which one is mostly the one before: what neighbours in a log have in common is decoded once. */
final class RecurringText {

    private byte[] bytes = {};
    private String text = "";

    String of(byte[] json, int from, int to) {
        if (!Arrays.equals(bytes, 0, bytes.length, json, from, to)) {
            bytes = Arrays.copyOfRange(json, from, to);
            text = new String(bytes, StandardCharsets.UTF_8);
        }
        return text;
    }
}
