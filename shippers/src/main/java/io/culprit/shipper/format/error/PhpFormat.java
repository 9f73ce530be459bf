package io.culprit.shipper.format.error;

import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One of the logs that PHP writes: records of several lines, of which the first begins with PHP's stamp. */
abstract class PhpFormat implements Format {

    private final Shape shape;
    private final Software software;
    private final Set<PhpShape> shapes;

    /** @param shapes what a first line of this log can look like */
    PhpFormat(String name, Software software, Set<PhpShape> shapes) {
        this.shape = Shape.of(name);
        this.software = software;
        this.shapes = shapes;
    }

    @Override
    public final String name() {
        return shape.family();
    }

    @Override
    public final EventKind kind() {
        return EventKind.ERROR;
    }

    @Override
    public final Optional<Software> writtenBy(List<Line> lines) {
        return Optional.of(software);
    }

    @Override
    public final LineFormat open(Setting setting) {
        return new Lines(new PhpStamp(setting.zone()));
    }

    /** Whether a line without stamp is a record of its own, as PHP writes to what takes its stderr. */
    abstract boolean isBare(Line line);

    /** Whether a line belongs to the record before it. */
    boolean continues(PhpStamp stamp, Line next) {
        return !stamp.read(next) && !isBare(next) && !AccessLike.recognises(next);
    }

    /** Why a line of another look is no record of this log. */
    abstract String refusal(PhpShape found);

    /**
     * The event of a record.
     *
     * @param text what stands behind the stamp
     * @param original the whole record
     */
    abstract ErrorBody body(String text, String original);

    private final class Lines implements LineFormat {

        private final PhpStamp stamp;

        Lines(PhpStamp stamp) {
            this.stamp = stamp;
        }

        @Override
        public boolean multiline() {
            return true;
        }

        @Override
        public boolean continues(Line first, Line previous, Line next) {
            return PhpFormat.this.continues(stamp, next);
        }

        @Override
        public Parsed parse(Line record) {
            if (isBare(record)) {
                return ParsedLine.untimed(shape, body(record.text(), record.text()));
            }
            PhpShape found = PhpShape.of(record, stamp);
            if (!shapes.contains(found)) {
                return Rejection.unrecognised(refusal(found));
            }
            return stamp.possible()
                    ? ParsedLine.of(
                            shape,
                            stamp.stamp(),
                            body(record.substring(stamp.end()).text(), record.text()))
                    : Rejection.badTime(Bounded.excerpt(record.text()));
        }
    }
}
