package io.culprit.shipper.format.grok;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Map;

/**
 * Formats that grok expressions define, as {@code grok:%{COMBINEDAPACHELOG}}: the patterns are those of java-grok 0.1.9.
 *
 * <p>The family has no lines of its own, so nothing is ever recognised as it.
 */
@AutoService(Format.class)
public final class GrokFamily implements Format {

    static final String NAME = "grok";

    @Override
    public String name() {
        return NAME;
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
        return record -> Rejection.unrecognised("no grok expression says how to read it");
    }

    @Override
    public List<String> samples() {
        return List.of();
    }

    @Override
    public boolean canBeDefinedBy(String definition) {
        return Expression.isOne(definition);
    }

    @Override
    public Format definedBy(String definition) throws FormatException {
        try {
            return GrokFormat.of(Expression.of(definition, Map.of()));
        } catch (IllegalArgumentException e) {
            throw new FormatException("no format of times: " + e.getMessage());
        }
    }
}
