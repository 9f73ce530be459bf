package io.culprit.shipper.probe.modules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A library that a process has mapped, from {@code /proc/PID/maps}; proc(5).
 *
 * @param path its path as it was opened, behind all links
 * @param deleted whether the file that is mapped has no name any more
 * @param device the device it is on, as {@code fe:00}
 * @param inode its number there
 */
record MappedFile(String path, boolean deleted, String device, long inode) {

    private static final String DELETED = " (deleted)";

    MappedFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(device);
    }

    /** The libraries of a process, each once. */
    static List<MappedFile> in(String maps) {
        Set<MappedFile> files = new LinkedHashSet<>();
        for (String line : maps.split("\n")) {
            // address perms offset dev inode path, of which only the path may hold blanks
            String[] fields = line.strip().split(" +", 6);
            if (fields.length == 6 && fields[5].startsWith("/") && fields[5].contains(".so")) {
                boolean deleted = fields[5].endsWith(DELETED);
                String path = deleted ? fields[5].substring(0, fields[5].length() - DELETED.length()) : fields[5];
                files.add(new MappedFile(path.replace("\\012", "\n"), deleted, fields[3], number(fields[4])));
            }
        }
        return new ArrayList<>(files);
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The file's name alone. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
