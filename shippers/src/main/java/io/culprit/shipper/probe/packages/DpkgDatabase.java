package io.culprit.shipper.probe.packages;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code /var/lib/dpkg/status}: stanzas of fields, one for each package; deb-control(5), dpkg 1.13 to 1.22. */
final class DpkgDatabase {

    static final String FILE = "/var/lib/dpkg/status";

    private DpkgDatabase() {}

    static List<Installed> packages(String status) {
        List<Installed> packages = new ArrayList<>();
        String name = "";
        String architecture = "";
        String version = "";
        String state = "";
        for (String line : (status + "\n\n").split("\n", -1)) {
            if (line.isEmpty()) {
                if (!name.isEmpty() && !state.isEmpty() && !state.equals("not-installed")) {
                    packages.add(new Installed(name, architecture, version, state));
                }
                name = "";
                architecture = "";
                version = "";
                state = "";
            } else if (line.startsWith("Package: ")) {
                name = line.substring(9).strip();
            } else if (line.startsWith("Architecture: ")) {
                architecture = line.substring(14).strip();
            } else if (line.startsWith("Version: ")) {
                version = line.substring(9).strip();
            } else if (line.startsWith("Status: ")) {
                // want, error flag, state: install ok installed
                state = line.substring(line.lastIndexOf(' ') + 1);
            }
        }
        return packages;
    }
}
