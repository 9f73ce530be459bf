package io.culprit.shipper.format.error;

import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Bytes;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.StampReader;
import io.culprit.shipper.format.time.TimeShape;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The stamp at the head of PHP's logs: {@code [21-Nov-2026 08:04:58] }, with a fraction in FPM's debug form, and with the
 * zone in error_log: {@code UTC}, {@code Europe/Berlin}, {@code +01:00} or an abbreviation.
 *
 * <p>A zone that nobody knows is left to that of the host.
 */
final class PhpStamp {

    private static final int LONGEST_ZONE = 60;
    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("CEST", "+02:00"),
            Map.entry("BST", "+01:00"),
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"));

    private final StampReader stamp;
    private String zoneText = "";
    private Optional<ZoneId> zone = Optional.empty();
    private boolean zoned;
    private int end;

    /** @param zone zone of stamps that name none */
    PhpStamp(ZoneId zone) {
        stamp = new StampReader(zone);
    }

    /** Reads the stamp; says whether the line has one. */
    boolean read(Line line) {
        byte[] bytes = line.bytes();
        if (line.at(0) != '[' || !stamp.read(TimeShape.PHP, bytes, line.from() + 1, line.to())) {
            return false;
        }
        int at = stamp.end();
        int close = Bytes.indexOf(bytes, at, Math.min(line.to(), at + LONGEST_ZONE), (byte) ']');
        if (close < 0) {
            return false;
        }
        zoned = stamp.offsetWritten() || close > at;
        if (close > at) {
            zone(new Line(bytes, at, close).text().strip()).ifPresent(stamp::inZone);
        }
        end = close + 1 - line.from();
        return true;
    }

    /** Lines of one log name one zone, so the last is remembered. */
    private Optional<ZoneId> zone(String text) {
        if (!text.equals(zoneText)) {
            zoneText = text;
            try {
                zone = Optional.of(ZoneId.of(text, ABBREVIATIONS));
            } catch (DateTimeException e) {
                zone = Optional.empty();
            }
        }
        return zone;
    }

    /** Whether a zone stands in the stamp. */
    boolean zoned() {
        return zoned;
    }

    /** Whether there was such a time. */
    boolean possible() {
        return stamp.possible();
    }

    Stamp stamp() {
        return stamp.stamp();
    }

    /** Index behind the bracket, from the line's start. */
    int end() {
        return end;
    }
}
