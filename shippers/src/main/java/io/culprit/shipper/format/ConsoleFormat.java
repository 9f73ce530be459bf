package io.culprit.shipper.format;

import io.culprit.event.EventKind;
import io.culprit.event.Software;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What {@code apache2 -k …} said on the terminal, each line behind the epoch in milliseconds.
 *
 * <p>A configuration that does not load is reported there and nowhere else.
 */
public final class ConsoleFormat implements Format {

    private static final Pattern LINE = Pattern.compile("^(1\\d{12}) (\\S.*)$", Pattern.DOTALL);

    @Override
    public String name() {
        return "apache-console";
    }

    @Override
    public EventKind kind() {
        return EventKind.ERROR;
    }

    @Override
    public boolean recognises(String line) {
        return LINE.matcher(line).find();
    }

    @Override
    public Optional<Software> writtenBy(List<String> lines) {
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
        public boolean continues(String previous, String line) {
            return !LINE.matcher(line).find();
        }

        @Override
        public Parsed parse(String record) {
            var line = LINE.matcher(record);
            if (!line.find()) {
                return Rejection.unrecognised("no epoch in milliseconds before it");
            }
            ErrorText text = ErrorText.of(line.group(2), true);
            return ParsedLine.of(
                    Stamp.ofMillis(Long.parseLong(line.group(1))),
                    ApacheErrorFormat.body(record, "", "", OptionalInt.empty(), text));
        }
    }

    @Override
    public List<String> samples() {
        return List.of("1795249585727 apache2: Syntax error on line 13 of /etc/apache2/apache2.conf: Cannot load"
                + " /usr/lib/apache2/modules/libphp8.2.so into server: cannot open shared object file");
    }
}
