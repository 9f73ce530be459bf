package io.culprit.wire;

import java.time.Instant;
import java.time.LocalDate;

/** Writes instants as {@link Instant#toString} does; those of one day share their date, and the same instant is written once. */
final class InstantText {

    private static final long SECONDS_A_DAY = 86_400;
    private static final int NANOS_A_MILLI = 1_000_000;

    private final char[] text = new char["2026-11-21T08:04:58.123Z".length()];
    private Instant last = Instant.MIN;
    private String lastText = "";
    private long day = Long.MIN_VALUE;
    private boolean usual;

    String of(Instant instant) {
        if (!instant.equals(last)) {
            last = instant;
            lastText = write(instant);
        }
        return lastText;
    }

    private String write(Instant instant) {
        long second = instant.getEpochSecond();
        long itsDay = Math.floorDiv(second, SECONDS_A_DAY);
        if (itsDay != day) {
            day = itsDay;
            String date = LocalDate.ofEpochDay(day).toString();
            usual = date.length() == "2026-11-21".length();
            date.getChars(0, Math.min(date.length(), 10), text, 0);
        }
        if (!usual || instant.getNano() % NANOS_A_MILLI != 0) {
            return instant.toString();
        }
        int ofDay = (int) Math.floorMod(second, SECONDS_A_DAY);
        text[10] = 'T';
        two(11, ofDay / 3_600);
        text[13] = ':';
        two(14, ofDay / 60 % 60);
        text[16] = ':';
        two(17, ofDay % 60);
        int millis = instant.getNano() / NANOS_A_MILLI;
        if (millis == 0) {
            text[19] = 'Z';
            return new String(text, 0, 20);
        }
        text[19] = '.';
        text[20] = (char) ('0' + millis / 100);
        two(21, millis % 100);
        text[23] = 'Z';
        return new String(text);
    }

    private void two(int at, int number) {
        text[at] = (char) ('0' + number / 10);
        text[at + 1] = (char) ('0' + number % 10);
    }
}
