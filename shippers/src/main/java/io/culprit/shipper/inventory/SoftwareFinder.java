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
        Path file = chain.files().get(0).path();
        return told(chain)
                .or(() -> ownName(file))
                .or(() -> besides(chain))
                .or(() -> named(file))
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

    static boolean writesAccessLogs(Software software) {
        return software == Software.APACHE || software == Software.NGINX;
    }

    /** By the file's own name. */
    static Optional<Software> ownName(Path file) {
        return ofSegment(file.getFileName().toString().toLowerCase(Locale.ROOT));
    }

    /** By the folders in a path, the nearest first. */
    static Optional<Software> named(Path file) {
        String[] segments = file.toString().toLowerCase(Locale.ROOT).split("[/\\\\]");
        for (int i = segments.length - 1; i >= 0; i--) {
            Optional<Software> named = ofSegment(segments[i]);
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }

    private static Optional<Software> ofSegment(String segment) {
        if (segment.startsWith("nginx")) {
            return Optional.of(Software.NGINX);
        }
        return segment.startsWith("apache") || segment.startsWith("httpd")
                ? Optional.of(Software.APACHE)
                : Optional.empty();
    }
}
