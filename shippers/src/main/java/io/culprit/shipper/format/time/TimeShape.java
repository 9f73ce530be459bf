package io.culprit.shipper.format.time;

/** A way to write times. */
@FunctionalInterface
public interface TimeShape {

    /** {@code Sat Nov 21 08:04:56.972526 2026}, as ctime(3) and Apache's error log. */
    TimeShape CTIME = new Ctime();

    /** {@code 2026-11-21 08:04:56}, also with {@code T} in it, a fraction, and a zone. */
    TimeShape DATE = new YearFirst("-", " T", Zone.APART);

    /** {@code 2026-11-21 08:04:56} of local time, as package managers. */
    TimeShape LOCAL_DATE = new YearFirst("-", " ", Zone.NONE);

    /** {@code 2026/11/21 08:04:56}, as nginx's error log. */
    TimeShape SLASHED_DATE = new YearFirst("/", " T", Zone.APART);

    /** ISO 8601 down to the second at least, as {@code 2026-11-21T08:04:58.123456+00:00}. */
    TimeShape ISO = new YearFirst("-", "T", Zone.CLOSE);

    /** {@code 21/Nov/2026:08:04:58 +0000}, as the common log format. */
    TimeShape COMMON = new DayFirst("/", ":");

    /** {@code 21-Nov-2026 08:04:58}, as PHP. */
    TimeShape PHP = new DayFirst("-", " ");

    /** {@code Nov 21 08:04:58}, as RFC 3164, with a year or without. */
    TimeShape SYSLOG = new MonthFirst();

    /** {@code Sat 2026-11-21 08:04:58 CET}, as {@code journalctl -o short-full}. */
    TimeShape JOURNAL = new YearFirst("-", " ", Zone.NAMED).behindWeekday();

    /** A whole time with its date in front, year or day first, as administrators define them. */
    TimeShape ANY = new AnyTime();

    /**
     * Reads a time into its parts.
     *
     * @param at index of its first byte
     * @param end index at which the bytes end
     * @return index behind its last byte, or -1 where it has another shape
     */
    int read(byte[] bytes, int at, int end, WrittenTime time);
}
