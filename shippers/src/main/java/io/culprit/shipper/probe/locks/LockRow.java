package io.culprit.shipper.probe.locks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of {@code /proc/locks} (lock_get_status in fs/locks.c). Waiters follow the lock they wait for, under its number
 * and behind an arrow.
 *
 * @param number the number of the lock in this listing
 * @param waits whether this one waits for it
 * @param type how it was asked for: {@code FLOCK}, {@code POSIX}, {@code OFDLCK}
 * @param access {@code READ} or {@code WRITE}
 * @param pid who asked, -1 where the lock belongs to an open file
 * @param file device and inode: {@code fe:00:2163589}, the device in hexadecimal
 */
record LockRow(String number, boolean waits, String type, String access, int pid, String file) {

    private static final Pattern ROW =
            Pattern.compile("^(\\d+):\\s+(->\\s+)?(\\S+)\\s+\\S+\\s+(\\S+)\\s+(-?\\d{1,9})\\s+(\\S+:\\d+)\\s.*");

    static Optional<LockRow> of(String line) {
        Matcher row = ROW.matcher(line);
        return row.matches()
                ? Optional.of(new LockRow(
                        row.group(1),
                        row.group(2) != null,
                        row.group(3),
                        row.group(4),
                        Integer.parseInt(row.group(5)),
                        row.group(6)))
                : Optional.empty();
    }
}
