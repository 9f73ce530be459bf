package io.culprit.shipper.format.time;

/** Year, month and day in digits, then the time and perhaps a zone. */
final class YearFirst implements TimeShape {

    private final String separators;
    private final String beforeTime;
    private final Zone zone;

    /**
     * @param separators what may stand between the parts of the date
     * @param beforeTime what may stand between date and time
     */
    YearFirst(String separators, String beforeTime, Zone zone) {
        this.separators = separators;
        this.beforeTime = beforeTime;
        this.zone = zone;
    }

    /** The same behind a word of three letters. */
    TimeShape behindWeekday() {
        return (bytes, at, end, time) -> end - at > 4 && bytes[at + 3] == ' ' ? read(bytes, at + 4, end, time) : -1;
    }

    @Override
    public int read(byte[] bytes, int at, int end, WrittenTime time) {
        if (end - at < 19
                || separators.indexOf(bytes[at + 4]) < 0
                || separators.indexOf(bytes[at + 7]) < 0
                || beforeTime.indexOf(bytes[at + 10]) < 0) {
            return -1;
        }
        int year = Digits.number(bytes, at, end, 4);
        int month = Digits.number(bytes, at + 5, end, 2);
        int day = Digits.number(bytes, at + 8, end, 2);
        int behindTime = (year | month | day) < 0 ? -1 : TimeOfDay.read(bytes, at + 11, end, time);
        if (behindTime < 0) {
            return -1;
        }
        time.date(year, month, day);
        if (zone == Zone.NAMED) {
            return behindTime < end && bytes[behindTime] == ' ' ? zone.read(bytes, behindTime + 1, end, time) : -1;
        }
        return zone.read(bytes, behindTime, end, time);
    }
}
