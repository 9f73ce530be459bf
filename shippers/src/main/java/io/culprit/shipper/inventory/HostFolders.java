package io.culprit.shipper.inventory;

import io.culprit.shipper.packed.Compression;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes folders side by side for hosts when all of them are called as machines are: {@code web1}, {@code db-02.example.test},
 * {@code ip-192-0-2-7}.
 *
 * <p>The names of servers' own folders, as {@code apache2} and {@code nginx}, and of sites are none. Only the first level on
 * which there are several folders counts. An archive is a folder.
 */
public final class HostFolders implements Attribution {

    private static final Pattern MACHINE =
            Pattern.compile("[A-Za-z][A-Za-z0-9-]*\\d(?:\\.[A-Za-z0-9.-]+)?" + "|\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern SOFTWARE = Pattern.compile(
            "(?i)(?:apache|httpd|nginx|php|mysql|postgresql|python|conf|logs?|samples?|s)[.-]?\\d[\\d.]*");
    private static final Pattern ARCHIVE = Pattern.compile("\\.(?:tar|tgz|tbz2?|txz|zip)$");

    @Override
    public Told among(List<String> labels, Naming named) {
        for (int level = 0; ; level++) {
            int at = level;
            Set<String> folders = new TreeSet<>();
            labels.stream().filter(label -> depth(label) > at).forEach(label -> folders.add(folder(label, at)));
            if (folders.isEmpty()) {
                return AS_NAMED.among(labels, named);
            }
            if (folders.size() > 1) {
                return folders.stream().allMatch(HostFolders::isMachine)
                        ? new Told(label -> of(label, at, named), "by the names of folders")
                        : AS_NAMED.among(labels, named);
            }
        }
    }

    private static Naming of(String label, int level, Naming named) {
        return depth(label) > level ? named.on(folder(label, level)) : named;
    }

    private static boolean isMachine(String folder) {
        return MACHINE.matcher(folder).matches() && !SOFTWARE.matcher(folder).matches();
    }

    /** How many folders a file is in. */
    private static int depth(String label) {
        return (int) label.chars().filter(c -> c == '/').count();
    }

    private static String folder(String label, int level) {
        return plain(label.split("/")[level]);
    }

    /** A folder's name; an archive's without what says how it is packed. */
    static String plain(String folder) {
        return ARCHIVE.matcher(Compression.plainName(folder)).replaceFirst("");
    }
}
