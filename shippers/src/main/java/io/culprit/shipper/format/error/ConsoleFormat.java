package io.culprit.shipper.format.error;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Escapes;
import io.culprit.shipper.format.text.Line;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code apache2 -k …} said on the terminal, each line behind the epoch in milliseconds.
 *
 * <p>A configuration that does not load is reported there and nowhere else.
 */
@AutoService(Format.class)
public final class ConsoleFormat implements Format {

    static final String NAME = "apache.console";
    private static final Shape SHAPE = Shape.of(NAME);

    private static final Pattern LINE = Pattern.compile("^(1\\d{12}) (\\S.*)$", Pattern.DOTALL);

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
        return recognises(line.text()) ? 1 : 0;
    }

    private static boolean recognises(String line) {
        return LINE.matcher(line).find();
    }

    @Override
    public Optional<Software> writtenBy(List<Line> lines) {
        return Optional.of(Software.APACHE);
    }

    @Override
    public LineFormat open(Setting setting) {
        return new Lines();
    }

    private record Lines() implements LineFormat {

        @Override
        public boolean multiline() {
            return true;
        }

        @Override
        public boolean continues(Line first, Line previous, Line next) {
            return !recognises(next.text());
        }

        @Override
        public Parsed parse(Line whole) {
            String record = whole.text();
            var line = LINE.matcher(record);
            if (!line.find()) {
                return Rejection.unrecognised("no epoch in milliseconds before it");
            }
            ApacheErrorLine text = new ApacheErrorLine(ZoneOffset.UTC);
            Line said = Line.of(line.group(2));
            text.readText(said.bytes(), said.from(), said.to());
            return ParsedLine.of(
                    SHAPE,
                    Stamp.ofMillis(Long.parseLong(line.group(1))),
                    ApacheErrorBody.of(text, Escapes.decode(text.message()), record));
        }
    }

    @Override
    public List<String> samples() {
        return List.of("1795249585727 apache2: Syntax error on line 13 of /etc/apache2/apache2.conf: Cannot load"
                + " /usr/lib/apache2/modules/libphp8.2.so into server: cannot open shared object file");
    }
}
