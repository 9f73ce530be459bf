package io.culprit.shipper.format.error;

import io.culprit.shipper.format.text.Ascii;
import io.culprit.shipper.format.text.Line;
import java.time.ZoneOffset;

/** Which of PHP's logs a line is from; they share the form of their stamps. */
enum PhpShape {
    /** {@code [21-Nov-2026 08:04:58] NOTICE: …}: the process manager. */
    FPM,
    /** {@code [21-Nov-2026 08:04:58]  [pool www] pid 7}: the head of a slow request's trace. */
    SLOW,
    /** {@code [21-Nov-2026 08:04:58 UTC] …}: error_log. */
    ERROR,
    /** The same without a zone, as PHP before 5.3 wrote it, with PHP's own words behind it. */
    OLD_ERROR,
    /** A stamp of PHP, and anything behind it. */
    STAMPED,
    /** None of them. */
    NONE;

    static final String[] FPM_LEVELS = {"DEBUG", "NOTICE", "WARNING", "ERROR", "ALERT"};

    static PhpShape of(Line line) {
        return of(line, new PhpStamp(ZoneOffset.UTC));
    }

    /** The same, leaving the stamp read. */
    static PhpShape of(Line line, PhpStamp stamp) {
        if (!stamp.read(line)) {
            return NONE;
        }
        byte[] bytes = line.bytes();
        int from = line.from() + stamp.end();
        int at = from;
        while (at < line.to() && bytes[at] == ' ') {
            at++;
        }
        if (stamp.zoned()) {
            return ERROR;
        }
        if (Ascii.startsWith(bytes, at, line.to(), "[pool ")) {
            return SLOW;
        }
        for (String level : FPM_LEVELS) {
            if (Ascii.startsWith(bytes, at, line.to(), level)
                    && Ascii.startsWith(bytes, at + level.length(), line.to(), ": ")) {
                return FPM;
            }
        }
        return Ascii.startsWith(bytes, at, line.to(), "PHP ") ? OLD_ERROR : STAMPED;
    }
}
