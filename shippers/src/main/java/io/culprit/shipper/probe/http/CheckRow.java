package io.culprit.shipper.probe.http;

import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.format.time.TimeShape;
import io.culprit.shipper.format.time.WallClock;
import io.culprit.shipper.format.time.WrittenTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How tables of checks write times and outcomes. */
final class CheckRow {

    private static final int SECONDS = 10;
    private static final int MILLIS = 13;
    private static final int LONGEST = 4_096;
    private static final Set<String> OUTCOMES = Set.of("up", "down", "down_unconfirmed", "unconfirmed_down");

    private CheckRow() {}

    /** A time: seconds or milliseconds of the epoch, ISO 8601, or a local date and time. */
    static Optional<Stamp> time(String text, Setting setting, WallClock clock) {
        if (Numbers.isNumber(text)) {
            return text.length() <= SECONDS
                    ? Optional.of(Stamp.ofSeconds(Instant.ofEpochSecond(Long.parseLong(text))))
                    : text.length() <= MILLIS ? Optional.of(Stamp.ofMillis(Long.parseLong(text))) : Optional.empty();
        }
        return WrittenTime.whole(text, TimeShape.DATE).flatMap(time -> time.stamp(setting, clock));
    }

    /** An outcome in the words of checks made here, or else in the table's own. */
    static String outcome(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "up", "ok", "success" -> "UP";
            case "down", "failed", "failure", "critical" -> "DOWN";
            case "unconfirmed_down", "unconfirmed down", "unconfirmed", "down_unconfirmed" -> "DOWN_UNCONFIRMED";
            default -> text;
        };
    }

    /** Whether a line looks like a row: a time comes first, and some cell is an outcome. */
    static boolean resembles(String line) {
        if (line.isEmpty() || line.length() > LONGEST || !Character.isDigit(line.charAt(0))) {
            return false;
        }
        char separator = line.indexOf(';') >= 0 && line.indexOf(',') < 0 ? ';' : ',';
        int end = line.indexOf(separator);
        if (end < 0 || !isTime(line.substring(0, end))) {
            return false;
        }
        return CheckColumns.cells(line, separator).stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .anyMatch(OUTCOMES::contains);
    }

    private static boolean isTime(String text) {
        return Numbers.isNumber(text)
                ? text.startsWith("1") && (text.length() == SECONDS || text.length() == MILLIS)
                : text.matches("20\\d\\d-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d.{0,20}");
    }
}
