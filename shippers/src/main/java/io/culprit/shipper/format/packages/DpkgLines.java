package io.culprit.shipper.format.packages;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.StampReader;
import io.culprit.shipper.format.time.TimeShape;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The lines of one dpkg log.
 *
 * <p>{@code status installed} tells news only at the end of an installation. dpkg also writes it before it removes a
 * package, and after it ran a package's triggers; there it keeps its own word, {@code status:installed}.
 */
final class DpkgLines implements LineFormat {

    private static final Shape SHAPE = Shape.of(DpkgFormat.NAME);

    private final StampReader stamps;
    private final Set<String> triggered = new HashSet<>();
    private boolean removing;

    DpkgLines(ZoneId zone) {
        stamps = new StampReader(zone);
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public Parsed parse(Line record) {
        String line = record.text();
        Optional<Stamp> stamp = stamps.stamp(TimeShape.LOCAL_DATE, line);
        if (stamp.isEmpty()) {
            return Rejection.badTime(line.substring(0, Math.min(19, line.length())));
        }
        String[] words = line.substring(Math.min(20, line.length())).split(" +", 4);
        if (words.length < 2) {
            return Rejection.unrecognised("no package after the action");
        }
        EventBody body =
                switch (words[0]) {
                    case "status" -> status(words, line);
                    case "startup" -> startup(words, line);
                    case "conffile" -> change("conffile:" + word(words, 2), words[1], "", "", line);
                    case "upgrade" -> change("upgraded", words[1], word(words, 3), word(words, 2), line);
                    case "install" -> change("install", words[1], word(words, 3), word(words, 2), line);
                    case "remove", "purge" -> change("removed", words[1], "", word(words, 2), line);
                    case "trigproc" -> triggers(words, line);
                    default -> change(words[0], words[1], word(words, 2), "", line);
                };
        return ParsedLine.of(SHAPE, stamp.get(), body);
    }

    private EventBody startup(String[] words, String line) {
        removing = word(words, 2).equals("remove") || word(words, 2).equals("purge");
        triggered.clear();
        return change("startup", "dpkg", "", "", line);
    }

    private EventBody triggers(String[] words, String line) {
        triggered.add(words[1]);
        return change("trigproc", words[1], word(words, 2), "", line);
    }

    private EventBody status(String[] words, String line) {
        boolean installed = words[1].equals("installed");
        boolean news = installed && !removing && !triggered.remove(word(words, 2));
        return change(news ? "installed" : "status:" + words[1], word(words, 2), word(words, 3), "", line);
    }

    private static String word(String[] words, int index) {
        return index < words.length && !words[index].equals("<none>") ? words[index] : "";
    }

    private static EventBody change(String action, String name, String version, String previous, String line) {
        int colon = name.startsWith("/") ? -1 : name.indexOf(':');
        return new PackageChange(colon > 0 ? name.substring(0, colon) : name, version)
                .with("package.architecture", colon > 0 ? name.substring(colon + 1) : "")
                .with("package.version.previous", previous)
                .was(action, line);
    }
}
