package io.culprit.shipper.format.time;

/**
 * {@code 1/Nov/2026:08:04:58 +01:00}, {@code 21/Nov/2026 08:04:58}, {@code 2026-11-21T08:04:58.123Z}: whatever puts the date
 * in front. A date that no calendar has is none.
 */
final class AnyTime implements TimeShape {

    private static final TimeShape YEAR_FIRST = new YearFirst("/-", ": T", Zone.APART);
    private static final TimeShape DAY_FIRST = new DayFirst("/-", ": T");

    @Override
    public int read(byte[] bytes, int at, int end, WrittenTime time) {
        time.clear();
        int byYear = YEAR_FIRST.read(bytes, at, end, time);
        int behind = byYear < 0 ? DAY_FIRST.read(bytes, at, end, time) : byYear;
        if (behind < 0 || !time.possible()) {
            return -1;
        }
        boolean padded = behind + 1 < end && bytes[behind] == ' ' && bytes[behind + 1] == ']';
        return padded ? behind + 1 : behind;
    }
}
