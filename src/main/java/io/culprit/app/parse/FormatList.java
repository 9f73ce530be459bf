package io.culprit.app.parse;

import io.culprit.event.Software;
import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.terminal.SafeText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All formats there are, each member with a line of it, for a person. */
final class FormatList {

    private static final Setting ANY = new Setting(ZoneOffset.UTC, Software.UNKNOWN, Instant.EPOCH);

    private FormatList() {}

    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Format family : Formats.all()) {
            lines.add(family.name() + "  (" + family.kind().label() + ")");
            if (family.samples().isEmpty()) {
                lines.add("    as you define it: " + family.name() + ":DEFINITION");
            } else if (family.members().isEmpty()) {
                lines.add("    " + sample(family.samples().get(0)));
            }
            for (String member : family.members()) {
                lines.add("  " + family.name() + "." + member);
                sampleOf(family, member).ifPresent(sample -> lines.add("    " + sample(sample)));
            }
        }
        if (!Formats.envelopes().isEmpty()) {
            lines.add("around any of them: "
                    + Formats.envelopes().stream().map(Envelope::name).collect(Collectors.joining(", ")));
        }
        return lines;
    }

    /** The first of the family's samples that nobody would take for another member. */
    private static Optional<String> sampleOf(Format family, String member) {
        LineFormat reader = family.open(ANY);
        return family.samples().stream()
                .filter(sample -> reader.read(Line.of(sample)) instanceof ParsedLine line
                        && line.shape().member().equals(member))
                .findFirst();
    }

    /** A record of several lines stays on one. */
    private static String sample(String sample) {
        return SafeText.of(sample);
    }
}
