package io.culprit.shipper.format.error;

import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Optional;

/**
 * One shape of Apache's error log alone. Every error log may hold what the server said before it was open, so that shape is
 * never refused.
 */
record ApacheErrorMember(ApacheErrorFormat family, String member) implements Format {

    @Override
    public String name() {
        return family.name();
    }

    @Override
    public EventKind kind() {
        return family.kind();
    }

    @Override
    public double confidence(Line line) {
        return family.confidence(line);
    }

    @Override
    public Optional<Software> writtenBy(List<Line> lines) {
        return family.writtenBy(lines);
    }

    @Override
    public LineFormat open(Setting setting) {
        LineFormat all = family.open(setting);
        return new LineFormat() {
            @Override
            public boolean multiline() {
                return true;
            }

            @Override
            public boolean continues(Line first, Line previous, Line line) {
                return all.continues(first, previous, line);
            }

            @Override
            public Parsed parse(Line record) {
                return only(all.parse(record));
            }
        };
    }

    private Parsed only(Parsed parsed) {
        if (!(parsed instanceof ParsedLine line)) {
            return parsed;
        }
        String read = line.shape().member();
        return read.equals(member) || read.equals("startup")
                ? parsed
                : Rejection.unrecognised("a line of " + name() + " " + read + ", not of " + member);
    }

    @Override
    public List<String> samples() {
        return family.samples();
    }
}
