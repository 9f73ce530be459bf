package io.culprit.shipper.inventory;

import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import java.util.List;

/** What is followed without being recognised: every line is refused, so that none is lost without a word. */
final class UnrecognisedLines implements Format {

    @Override
    public String name() {
        return "unrecognised";
    }

    @Override
    public EventKind kind() {
        return EventKind.ERROR;
    }

    @Override
    public double confidence(Line line) {
        return 0;
    }

    @Override
    public LineFormat open(Setting setting) {
        return line -> Rejection.unrecognised("the log was not recognised by its first lines: name its format");
    }

    @Override
    public List<String> samples() {
        return List.of();
    }
}
