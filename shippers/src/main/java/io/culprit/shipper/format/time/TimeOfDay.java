package io.culprit.shipper.format.time;

import io.culprit.shipper.format.text.Ascii;

/** {@code 08:04:58}, with or without a fraction behind a point or a comma. */
final class TimeOfDay {

    static final int NANO_DIGITS = 9;

    private TimeOfDay() {}

    /** Index behind the time, or -1. */
    static int read(byte[] bytes, int at, int end, WrittenTime time) {
        if (end - at < 8 || bytes[at + 2] != ':' || bytes[at + 5] != ':') {
            return -1;
        }
        int hour = Digits.number(bytes, at, end, 2);
        int minute = Digits.number(bytes, at + 3, end, 2);
        int second = Digits.number(bytes, at + 6, end, 2);
        if ((hour | minute | second) < 0) {
            return -1;
        }
        time.hour(hour);
        time.minute(minute);
        time.second(second);
        return fraction(bytes, at + 8, end, time);
    }

    /** Index behind the fraction, or {@code at} where there is none. */
    private static int fraction(byte[] bytes, int at, int end, WrittenTime time) {
        boolean pointed = at < end && (bytes[at] == '.' || bytes[at] == ',') && Digits.at(bytes, at + 1, end);
        if (!pointed) {
            return at;
        }
        int stop = Ascii.digitsEnd(bytes, at + 1, end);
        int digits = Math.min(stop - at - 1, NANO_DIGITS);
        time.fraction(Digits.number(bytes, at + 1, end, digits), digits);
        return stop;
    }
}
