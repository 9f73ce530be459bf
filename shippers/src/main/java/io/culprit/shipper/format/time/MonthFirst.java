package io.culprit.shipper.format.time;

/** Name of the month, day and time; the year, where there is one, before or behind the time, or none. */
final class MonthFirst implements TimeShape {

    @Override
    public int read(byte[] bytes, int at, int end, WrittenTime time) {
        int month = Digits.month(bytes, at, end);
        int from = at + 3;
        while (from < end && bytes[from] == ' ') {
            from++;
        }
        int behindDay = from + (Digits.at(bytes, from + 1, end) ? 2 : 1);
        int day = Digits.number(bytes, from, end, behindDay - from);
        if (month < 0 || day < 0 || from == at + 3 || behindDay >= end || bytes[behindDay] != ' ') {
            return -1;
        }
        int year = Digits.number(bytes, behindDay + 1, end, 4);
        boolean before = year >= 0 && behindDay + 5 < end && bytes[behindDay + 5] == ' ';
        int behindTime = TimeOfDay.read(bytes, behindDay + (before ? 6 : 1), end, time);
        if (behindTime < 0) {
            return -1;
        }
        if (before) {
            time.date(year, month, day);
            return behindTime;
        }
        int behind = yearBehind(bytes, behindTime, end);
        if (behind < 0) {
            time.month(month);
            time.day(day);
            return behindTime;
        }
        time.date(behind, month, day);
        return behindTime + 5;
    }

    /** A year of these times with a blank before it and one, or a colon, behind it, or -1. */
    private static int yearBehind(byte[] bytes, int at, int end) {
        int year = at < end && bytes[at] == ' ' ? Digits.number(bytes, at + 1, end, 4) : -1;
        int behind = at + 5;
        // A colon alone would make the first group of an IPv6 host a year.
        boolean ended = behind < end
                && (bytes[behind] == ' ' || (bytes[behind] == ':' && behind + 1 < end && bytes[behind + 1] == ' '));
        return year >= 1970 && year <= 2199 && ended ? year : -1;
    }
}
