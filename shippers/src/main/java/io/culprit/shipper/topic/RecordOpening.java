package io.culprit.shipper.topic;

import io.culprit.shipper.delivery.TopicRecord;
import io.culprit.shipper.format.forwarded.Forwarded;
import io.culprit.shipper.format.forwarded.Forwarding;
import io.culprit.shipper.format.forwarded.Unwrapped;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.settings.TopicSetting;
import io.culprit.wire.DeadLetter;
import java.util.List;
import java.util.Optional;

/** Finds the sources of the lines in a record, and refuses what has none. */
final class RecordOpening {

    private static final int QUOTED = 4_096;

    private final Fleet fleet;

    RecordOpening(Fleet fleet) {
        this.fleet = fleet;
    }

    /** Takes what is found, in the order of the record. */
    interface Opened {

        void lines(TopicSource source, List<Line> found);

        void refused(DeadLetter letter);
    }

    void open(TopicRecord record, TopicSetting setting, Opened opened) {
        Unwrapped unwrapped = Forwarding.open(record.value());
        if (unwrapped instanceof Unwrapped.Lines inside) {
            for (Forwarded forwarded : inside.lines()) {
                open(record, forwarded, setting, opened);
            }
        } else if (unwrapped instanceof Unwrapped.Malformed malformed) {
            opened.refused(letter(record, malformed.why()));
        }
    }

    private void open(TopicRecord record, Forwarded forwarded, TopicSetting setting, Opened opened) {
        if (forwarded.lines().isEmpty()) {
            return;
        }
        Optional<Origin> origin = Origin.of(forwarded, record.partition().topic(), setting);
        if (origin.isEmpty()) {
            opened.refused(letter(record, "its envelope names a host or a path that is none"));
            return;
        }
        Optional<TopicSource> source = fleet.source(origin.get(), setting);
        if (source.isEmpty()) {
            opened.refused(
                    letter(record, "its envelope names one log more than the " + Fleet.MOST + " that are kept apart"));
            return;
        }
        opened.lines(source.get(), forwarded.lines());
    }

    private static DeadLetter letter(TopicRecord record, String why) {
        byte[] value = record.value();
        return new DeadLetter(
                DeadLetter.Stage.READ,
                DeadLetter.Reason.MALFORMED,
                why,
                "",
                record.partition().toString(),
                record.offset(),
                Bounded.cut(new Line(value, 0, Math.min(value.length, QUOTED)).text(), QUOTED));
    }
}
