package io.culprit.shipper.format.packages;

import java.util.regex.Pattern;

/**
 * The name of a package of RPM, taken apart: {@code name-epoch:version-release.architecture}, with the epoch before the name
 * as yum writes it, or {@code name.architecture epoch:version-release} as yum 2 and 3.0 do.
 *
 * @param name its name alone
 * @param version version and release, with the epoch before them if there is one; empty when only the name is written
 * @param architecture its architecture, or empty
 */
record RpmName(String name, String version, String architecture) {

    private static final Pattern ARCHITECTURE = Pattern.compile(
            "noarch|x86_64(?:_v\\d)?|amd64|i[3-6]86|athlon|geode|aarch64|arm\\w{1,8}|ppc\\w{0,8}"
                    + "|s390x?|src|nosrc|ia64|alpha\\w{0,4}|sparc\\w{0,4}|riscv64|loongarch64|mips\\w{0,6}|ia32e|sh\\d\\w?|\\(none\\)");
    private static final Pattern EPOCH = Pattern.compile("^\\d{1,4}:");

    static RpmName of(String written) {
        String text = written.strip();
        int blank = text.indexOf(' ');
        if (blank > 0) {
            Split split = Split.of(text.substring(0, blank));
            String version = text.substring(blank + 1).strip();
            return new RpmName(split.rest(), version.startsWith("0:") ? version.substring(2) : version, split.arch());
        }
        String epoch = "";
        if (EPOCH.matcher(text).find()) {
            epoch = text.substring(0, text.indexOf(':') + 1);
            text = text.substring(epoch.length());
        }
        Split split = Split.of(text);
        int release = split.rest().lastIndexOf('-');
        int version = release < 1 ? -1 : split.rest().lastIndexOf('-', release - 1);
        // A bare name has hyphens as well; a version without an architecture behind it begins with a digit.
        boolean versioned = version > 0
                && (!split.arch().isEmpty() || Character.isDigit(split.rest().charAt(version + 1)));
        return versioned
                ? new RpmName(
                        split.rest().substring(0, version),
                        (epoch.equals("0:") ? "" : epoch) + split.rest().substring(version + 1),
                        split.arch())
                : new RpmName(split.rest(), "", split.arch());
    }

    /** The change of this package. */
    PackageChange change(String previous) {
        return new PackageChange(name, version)
                .with("package.architecture", architecture)
                .with("package.version.previous", previous);
    }

    /** A package that is gone has no version now. */
    PackageChange gone() {
        return new RpmName(name, "", architecture).change(version);
    }

    private record Split(String rest, String arch) {

        static Split of(String text) {
            int dot = text.lastIndexOf('.');
            boolean known =
                    dot > 0 && ARCHITECTURE.matcher(text.substring(dot + 1)).matches();
            return known ? new Split(text.substring(0, dot), text.substring(dot + 1)) : new Split(text, "");
        }
    }
}
