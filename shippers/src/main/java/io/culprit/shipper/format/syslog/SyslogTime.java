package io.culprit.shipper.format.syslog;

import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.time.WallClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A time as syslog writes it.
 *
 * <p>{@code Nov 21 08:04:58} as RFC 3164 has it, with a fraction or a year where a sender adds them, or ISO 8601 as RFC 5424
 * and rsyslog's own format have it, with or without a zone, or
 * the journal's own.
 *
 * @param local the time as written, in a leap year when it names none
 * @param dated whether it names a year
 * @param offset its zone, if written
 * @param resolution how fine it is written
 * @param end index behind its last character
 */
public record SyslogTime(
        LocalDateTime local, boolean dated, Optional<ZoneOffset> offset, Duration resolution, int end) {

    private static final int LEAP_YEAR = 2000;
    // 1896 and 1904 had a 29th of February, 1900 had none: no gap is longer.
    private static final int LONGEST_GAP = 8;
    private static final Instant LATEST = Instant.parse("8999-01-01T00:00:00Z");
    private static final Duration SLACK = Duration.ofDays(1);

    /** The time that stands at an index, in either form. */
    static Optional<SyslogTime> at(String text, int at) {
        return iso(text, at).or(() -> bsd(text, at)).or(() -> full(text, at));
    }

    /** {@code Sat 2026-11-21 08:04:58 CET}, as {@code journalctl -o short-full} writes it; only UTC is known by its name. */
    private static Optional<SyslogTime> full(String text, int at) {
        if (at + 4 >= text.length() || text.charAt(at + 3) != ' ') {
            return Optional.empty();
        }
        Digits digits = new Digits(text, at + 4);
        int year = digits.exactly(4);
        digits.skip('-');
        int month = digits.exactly(2);
        digits.skip('-');
        int day = digits.exactly(2);
        digits.skip(' ');
        Clock clock = Clock.read(digits);
        digits.skip(' ');
        Optional<ZoneOffset> offset = digits.namedZone();
        return of(digits, year, month, day, clock).map(time -> time.in(offset));
    }

    /** ISO 8601 down to the second at least, as {@code 2026-11-21T08:04:58.123456+00:00}, at an index. */
    public static Optional<SyslogTime> iso(String text, int at) {
        Digits digits = new Digits(text, at);
        int year = digits.exactly(4);
        digits.skip('-');
        int month = digits.exactly(2);
        digits.skip('-');
        int day = digits.exactly(2);
        digits.skip('T');
        Clock clock = Clock.read(digits);
        Optional<ZoneOffset> offset = digits.zone();
        return of(digits, year, month, day, clock).map(time -> time.in(offset));
    }

    /** {@code Nov 21 08:04:58}, {@code Nov  1 08:04:58.123}, {@code Nov 21 2026 08:04:58} or {@code Nov 21 08:04:58 2026}. */
    public static Optional<SyslogTime> bsd(String text, int at) {
        Digits digits = new Digits(text, at);
        int month = digits.month();
        digits.skip(' ');
        int day = digits.upTo(2);
        digits.skip(' ');
        int year = digits.year();
        Clock clock = Clock.read(digits);
        if (year < 0) {
            year = digits.yearBehind();
        }
        return year < 0
                ? of(digits, LEAP_YEAR, month, day, clock).map(SyslogTime::undated)
                : of(digits, year, month, day, clock);
    }

    private record Clock(int hour, int minute, int second, int nanos, Duration resolution) {

        static Clock read(Digits digits) {
            int hour = digits.exactly(2);
            digits.skip(':');
            int minute = digits.exactly(2);
            digits.skip(':');
            // A leap second is written as 60, which the calendar of the JDK does not have.
            int second = Math.min(digits.exactly(2), 59);
            int nanos = digits.fraction();
            return new Clock(hour, minute, second, nanos, digits.resolution());
        }
    }

    private static Optional<SyslogTime> of(Digits digits, int year, int month, int day, Clock clock) {
        if (!digits.fine()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local =
                    LocalDateTime.of(year, month, day, clock.hour(), clock.minute(), clock.second(), clock.nanos());
            return Optional.of(new SyslogTime(local, true, Optional.empty(), clock.resolution(), digits.at()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private SyslogTime in(Optional<ZoneOffset> zone) {
        return new SyslogTime(local, dated, zone, resolution, end);
    }

    private SyslogTime undated() {
        return new SyslogTime(local, false, offset, resolution, end);
    }

    /**
     * The stamp.
     *
     * @param setting zone and year for what the time does not name: the latest year that keeps it before the source's end,
     *     with a day of slack for clocks that differ
     * @param clock the source's clock, which its times must pass through in order
     */
    public Stamp stamp(Setting setting, WallClock clock) {
        LocalDateTime time = dated ? local : inYear(setting);
        Instant instant = offset.map(time::toInstant).orElseGet(() -> clock.instant(time));
        return new Stamp(instant, resolution);
    }

    private LocalDateTime inYear(Setting setting) {
        Instant end = setting.notAfter().isBefore(LATEST) ? setting.notAfter().plus(SLACK) : LATEST;
        LocalDateTime last = LocalDateTime.ofInstant(end, setting.zone());
        for (int year = last.getYear(); year > last.getYear() - LONGEST_GAP; year--) {
            LocalDateTime candidate = local.withYear(year);
            if (candidate.getDayOfMonth() == local.getDayOfMonth() && !candidate.isAfter(last)) {
                return candidate;
            }
        }
        return local.withYear(last.getYear());
    }
}
