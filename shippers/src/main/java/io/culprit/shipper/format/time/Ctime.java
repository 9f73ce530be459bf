package io.culprit.shipper.format.time;

/** Weekday, month, day, time and year: the day padded with a zero, a blank or not at all; an offset as {@code %{z}t} writes. */
final class Ctime implements TimeShape {

    private static final int SHORTEST = 23;

    @Override
    public int read(byte[] bytes, int at, int end, WrittenTime time) {
        if (end - at < SHORTEST || bytes[at + 3] != ' ' || bytes[at + 7] != ' ' || bytes[at] < 'A' || bytes[at] > 'Z') {
            return -1;
        }
        int month = Digits.month(bytes, at + 4, end);
        int from = at + 8 + (bytes[at + 8] == ' ' ? 1 : 0);
        int digits = bytes[from + 1] == ' ' ? 1 : 2;
        int day = Digits.number(bytes, from, end, digits);
        if (month < 0 || day < 0 || bytes[from + digits] != ' ') {
            return -1;
        }
        int behindTime = TimeOfDay.read(bytes, from + digits + 1, end, time);
        if (behindTime < 0 || behindTime >= end || bytes[behindTime] != ' ') {
            return -1;
        }
        int year = Digits.number(bytes, behindTime + 1, end, 4);
        if (year < 0) {
            return -1;
        }
        time.date(year, month, day);
        return Zone.APART.read(bytes, behindTime + 5, end, time);
    }
}
