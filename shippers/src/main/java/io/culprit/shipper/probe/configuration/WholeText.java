package io.culprit.shipper.probe.configuration;

import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.probe.capture.Capture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes a configuration as captures of the kind that {@link WholeConfiguration} reads: secrets masked, none too long. */
final class WholeText {

    private static final int MOST_CHARACTERS = 200_000;
    private static final int MOST_CAPTURES = 20;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private WholeText() {}

    static List<Capture> captures(Instant at, String command, ConfigurationTree tree) {
        List<Capture> captures = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String file = "";
        int line = 0;
        int written = 0;
        for (Statement statement : tree.statements()) {
            written++;
            if (!statement.active()) {
                continue;
            }
            String directive = cut(Secrets.mask(statement.value()));
            if (text.length() + directive.length() > MOST_CHARACTERS && captures.size() < MOST_CAPTURES) {
                captures.add(Capture.of(at, WholeConfiguration.NAME, command, text.toString()));
                text.setLength(0);
                file = "";
            }
            if (captures.size() == MOST_CAPTURES) {
                text.append("# left out: ")
                        .append(tree.statements().size() - written + 1)
                        .append(" directives\n");
                break;
            }
            if (!statement.file().equals(file)) {
                file = statement.file();
                text.append(WholeConfiguration.FILE)
                        .append(file.replace('\n', ' '))
                        .append('\n');
                line = 0;
            }
            if (statement.line() != line + 1) {
                text.append(WholeConfiguration.LINE).append(statement.line()).append('\n');
            }
            line = statement.line();
            text.append(directive).append('\n');
        }
        if (text.length() > 0) {
            captures.add(Capture.of(at, WholeConfiguration.NAME, command, text.toString()));
        }
        return captures;
    }

    private static String cut(String directive) {
        return Bounded.cut(CONTROL.matcher(directive).replaceAll(" "), 16_000);
    }
}
