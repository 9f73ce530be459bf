package io.culprit.shipper.inventory;

import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.inventory.Chains.Chain;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which server wrote a log whose lines do not tell: the one whose error log stands in the same folder, else the one that
 * the folder is named for.
 */
final class SoftwareFinder {

    private final List<Chain> chains;

    SoftwareFinder(List<Chain> chains) {
        this.chains = chains;
    }

    Software of(Chain chain) {
        return told(chain)
                .or(() -> besides(chain))
                .or(() -> named(chain.files().get(0).path()))
                .orElse(Software.UNKNOWN);
    }

    /** By its main format, or by all of them when they agree: error lines beside access lines tell who wrote those. */
    static Optional<Software> told(Layout layout, List<Line> lines) {
        List<Software> told = layout.formats().stream()
                .flatMap(format -> format.writtenBy(lines).stream())
                .distinct()
                .toList();
        return told.size() == 1 ? Optional.of(told.get(0)) : layout.main().writtenBy(lines);
    }

    private static Optional<Software> told(Chain chain) {
        return told(chain.layout(), chain.lines());
    }

    /** Error logs of two servers in one folder tell nothing. */
    private Optional<Software> besides(Chain chain) {
        List<Software> servers = chains.stream()
                .filter(other -> other.layout().main().kind() == EventKind.ERROR
                        && other.folder().equals(chain.folder()))
                .flatMap(other -> told(other).stream())
                .filter(SoftwareFinder::writesAccessLogs)
                .distinct()
                .toList();
        return servers.size() == 1 ? Optional.of(servers.get(0)) : Optional.empty();
    }

    private static boolean writesAccessLogs(Software software) {
        return software == Software.APACHE || software == Software.NGINX;
    }

    /** By the folders in a path. */
    static Optional<Software> named(Path file) {
        String[] segments = file.toString().toLowerCase(Locale.ROOT).split("[/\\\\]");
        for (int i = segments.length - 1; i >= 0; i--) {
            String segment = segments[i];
            if (segment.startsWith("nginx")) {
                return Optional.of(Software.NGINX);
            }
            if (segment.startsWith("apache") || segment.startsWith("httpd")) {
                return Optional.of(Software.APACHE);
            }
        }
        return Optional.empty();
    }
}
