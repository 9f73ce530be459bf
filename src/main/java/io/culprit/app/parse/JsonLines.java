package io.culprit.app.parse;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.culprit.event.Event;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.terminal.SafeText;
import java.io.IOException;
import java.io.Writer;

/** One JSON object per line, harmless to terminals, each beginning with the number of the line it is about. */
final class JsonLines {

    private static final int QUOTED = 4_096;

    private final Writer out;
    private final String expected;

    /** @param expected name of the format that refused records were expected to have; empty when there was none */
    JsonLines(Writer out, String expected) {
        this.out = out;
        this.expected = expected;
    }

    void event(long line, Shape shape, Event event, boolean timed) throws IOException {
        String fields = timed ? EventJson.of(event) : EventJson.withoutTime(event);
        print(start(line, shape.family(), shape.member()).append(',').append(fields, 1, fields.length()));
    }

    /** A record that yields no event by itself. */
    void serving(long line, Shape shape) throws IOException {
        print(start(line, shape.family(), shape.member()).append(",\"serves\":true}"));
    }

    void rejected(long line, Rejection rejection, String text) throws IOException {
        StringBuilder object = start(line, expected, "");
        string(object, "rejected", rejection.reason().label());
        string(object, "detail", Bounded.text(rejection.detail()));
        string(object, "text", Bounded.cut(text, QUOTED));
        print(object.append('}'));
    }

    private static StringBuilder start(long line, String format, String member) {
        StringBuilder object = new StringBuilder(512).append("{\"line\":").append(line);
        if (!format.isEmpty()) {
            string(object, "format", format);
        }
        if (!member.isEmpty()) {
            string(object, "member", member);
        }
        return object;
    }

    private static void string(StringBuilder object, String name, String value) {
        object.append(",\"").append(name).append("\":\"");
        JsonStringEncoder.getInstance().quoteAsString(value, object);
        object.append('"');
    }

    private void print(StringBuilder object) throws IOException {
        for (int i = 0; i < object.length(); i++) {
            if (object.charAt(i) < ' ' || object.charAt(i) > '~') {
                out.append(SafeText.json(object.toString())).append('\n');
                return;
            }
        }
        out.append(object).append('\n');
    }
}
