package io.culprit.shipper.inventory;

import io.culprit.shipper.packed.Compression;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a file stands in its rotation, as logrotate names them: {@code error.log.2} is older than {@code error.log.1} is
 * older than {@code error.log}; {@code error.log-20261120} is older than {@code error.log-20261121}.
 *
 * @param plain label of the newest generation, which has no suffix
 * @param age how many rotations ago by number, 0 for the newest or for a dated one
 * @param date date suffix, or empty
 * @param packed whether it is compressed by its name, so that what is not is newer
 */
public record Rotation(String plain, int age, String date, boolean packed) {

    private static final Pattern SUFFIX = Pattern.compile("^(.+?)(?:\\.(\\d{1,3})|-(\\d{8}(?:-?\\d{2,10})?))$");

    /** Oldest first; dated ones before numbered ones only matters when an administrator changed the scheme. */
    public static final Comparator<Rotation> OLDEST_FIRST = Comparator.comparing(
                    (Rotation rotation) -> rotation.newest())
            .thenComparing(Comparator.comparingInt(Rotation::age).reversed())
            .thenComparing(Rotation::date);

    /** Reads a label. */
    public static Rotation of(String label) {
        String unpacked = Compression.plainName(label);
        boolean packed = !unpacked.equals(label);
        Matcher suffix = SUFFIX.matcher(unpacked);
        if (!suffix.matches()) {
            return new Rotation(unpacked, 0, "", packed);
        }
        boolean numbered = suffix.group(2) != null;
        return numbered
                ? new Rotation(suffix.group(1), Integer.parseInt(suffix.group(2)) + 1, "", packed)
                : new Rotation(suffix.group(1), 0, suffix.group(3), packed);
    }

    private boolean newest() {
        return age == 0 && date.isEmpty() && !packed;
    }
}
