package io.culprit.shipper.format.time;

/** Day, name of the month and year, then the time and perhaps a zone. */
final class DayFirst implements TimeShape {

    private final String separators;
    private final String beforeTime;

    /**
     * @param separators what may stand between the parts of the date
     * @param beforeTime what may stand between date and time
     */
    DayFirst(String separators, String beforeTime) {
        this.separators = separators;
        this.beforeTime = beforeTime;
    }

    @Override
    public int read(byte[] bytes, int at, int end, WrittenTime time) {
        int digits = Digits.at(bytes, at + 1, end) ? 2 : 1;
        int from = at + digits;
        if (end - from < 18
                || separators.indexOf(bytes[from]) < 0
                || separators.indexOf(bytes[from + 4]) < 0
                || beforeTime.indexOf(bytes[from + 9]) < 0) {
            return -1;
        }
        int day = Digits.number(bytes, at, end, digits);
        int month = Digits.month(bytes, from + 1, end);
        int year = Digits.number(bytes, from + 5, end, 4);
        int behindTime = (day | month | year) < 0 ? -1 : TimeOfDay.read(bytes, from + 10, end, time);
        if (behindTime < 0) {
            return -1;
        }
        time.date(year, month, day);
        return Zone.APART.read(bytes, behindTime, end, time);
    }
}
