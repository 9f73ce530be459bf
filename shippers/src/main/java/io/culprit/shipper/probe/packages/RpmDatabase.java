package io.culprit.shipper.probe.packages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@code rpm -qa} prints in the form asked for here; rpm 4.4 to 4.20. */
final class RpmDatabase {

    /** Where the database is: Red Hat, SUSE and newer Fedora, images of ostree. */
    static final List<String> FOLDERS = List.of("/var/lib/rpm", "/usr/lib/sysimage/rpm", "/usr/share/rpm");

    /** Files that change with it: Berkeley DB, ndb, SQLite. */
    static final List<String> FILES = List.of("rpmdb.sqlite", "rpmdb.sqlite-wal", "Packages", "Packages.db");

    static final String FORM =
            "%{NAME}\\t%|EPOCH?{%{EPOCH}}:{0}|\\t%{VERSION}-%{RELEASE}\\t%{ARCH}\\t%{INSTALLTIME}\\n";

    private RpmDatabase() {}

    static List<Installed> packages(String listing) {
        List<Installed> packages = new ArrayList<>();
        for (String line : listing.split("\n")) {
            String[] fields = line.split("\t");
            if (fields.length >= 4) {
                String epoch = fields[1].equals("0") || fields[1].equals("(none)") ? "" : fields[1] + ":";
                packages.add(new Installed(
                        fields[0], fields[3].equals("(none)") ? "" : fields[3], epoch + fields[2], Installed.WHOLE));
            }
        }
        return packages;
    }

    /** When each was installed, by name and version. */
    static Map<String, Instant> times(String listing) {
        Map<String, Instant> times = new HashMap<>();
        for (String line : listing.split("\n")) {
            String[] fields = line.split("\t");
            if (fields.length >= 5 && fields[4].matches("\\d{1,12}")) {
                times.put(fields[0] + ' ' + fields[2], Instant.ofEpochSecond(Long.parseLong(fields[4])));
            }
        }
        return times;
    }
}
