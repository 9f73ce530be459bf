package io.culprit.wire;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

/** Reads instants as {@link Instant#parse} does; those of one day share their date, and the same text is read once. */
final class RecurringInstant {

    private static final int DATE = "2026-11-21T".length();
    private static final int TO_THE_SECOND = "2026-11-21T08:04:58Z".length();
    private static final int TO_THE_MILLI = "2026-11-21T08:04:58.123Z".length();
    private static final long NANOS_A_MILLI = 1_000_000;

    private byte[] bytes = {};
    private Instant instant = Instant.EPOCH;
    private byte[] date = {};
    private long midnight;

    /** @throws DateTimeException when it is none */
    Instant of(byte[] json, int from, int to) {
        if (!Arrays.equals(bytes, 0, bytes.length, json, from, to)) {
            instant = read(json, from, to);
            bytes = Arrays.copyOfRange(json, from, to);
        }
        return instant;
    }

    private Instant read(byte[] json, int from, int to) {
        boolean usual = (to - from == TO_THE_SECOND || to - from == TO_THE_MILLI && json[from + 19] == '.')
                && json[to - 1] == 'Z'
                && json[from + 13] == ':'
                && json[from + 16] == ':';
        long hours = usual ? number(json, from + 11, 2) : -1;
        long minutes = usual ? number(json, from + 14, 2) : -1;
        long seconds = usual ? number(json, from + 17, 2) : -1;
        long millis = usual && to - from == TO_THE_MILLI ? number(json, from + 20, 3) : 0;
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || millis < 0) {
            return Instant.parse(new String(json, from, to - from, StandardCharsets.UTF_8));
        }
        if (!Arrays.equals(date, 0, date.length, json, from, from + DATE)) {
            String day = new String(json, from, DATE, StandardCharsets.US_ASCII);
            midnight = Instant.parse(day + "00:00:00Z").getEpochSecond();
            date = Arrays.copyOfRange(json, from, from + DATE);
        }
        return Instant.ofEpochSecond(midnight + hours * 3600 + minutes * 60 + seconds, millis * NANOS_A_MILLI);
    }

    private static long number(byte[] json, int from, int digits) {
        long number = 0;
        for (int i = from; i < from + digits; i++) {
            if (json[i] < '0' || json[i] > '9') {
                return -1;
            }
            number = number * 10 + json[i] - '0';
        }
        return number;
    }
}
