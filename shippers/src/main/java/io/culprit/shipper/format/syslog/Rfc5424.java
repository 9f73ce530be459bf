package io.culprit.shipper.format.syslog;

import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.TimeShape;
import io.culprit.shipper.format.time.WrittenTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code <165>1 2026-11-21T08:04:58.003Z host app procid msgid [id name="value"] message}: RFC 5424, section 6.
 *
 * <p>An element without parameters has the value {@code -}.
 */
final class Rfc5424 {

    static final String MEMBER = "rfc5424";

    // A message may have any number of parameters; an event keeps so many.
    private static final int MOST_PARAMETERS = 64;
    private static final int LONGEST_NAME = 128;

    private final Line line;
    private final String text;
    private final SortedMap<String, String> data = new TreeMap<>();
    private int at;

    private Rfc5424(Line line, String text, int at) {
        this.line = line;
        this.text = text;
        this.at = at;
    }

    /** Reads on behind the priority. */
    static Optional<SyslogHeader> read(Line line, String text, int from, Priority priority) {
        return new Rfc5424(line, text, from).header(priority);
    }

    private Optional<SyslogHeader> header(Priority priority) {
        String version = word();
        if (version.isEmpty() || version.length() > 2 || !Character.isDigit(version.charAt(0))) {
            return Optional.empty();
        }
        int stamp = at;
        String written = word();
        Optional<WrittenTime> time =
                WrittenTime.at(text, stamp, TimeShape.ISO).filter(read -> read.end() == stamp + written.length());
        if (time.isEmpty() && !written.equals("-")) {
            return Optional.empty();
        }
        String host = value();
        String app = value();
        String process = value();
        if (at > text.length()) {
            return Optional.empty();
        }
        String id = value();
        structuredData();
        if (text.startsWith(" ", at)) {
            at++;
        }
        if (text.startsWith("\u00ef\u00bb\u00bf", at)) {
            at += 3;
        }
        int message = Math.min(at, text.length());
        return Optional.of(new SyslogHeader(MEMBER, 1, priority, time, host, app, process, id, data, message));
    }

    /** The next word; {@code at} ends behind the blank that ends it, beyond the end of the text when none does. */
    private String word() {
        int from = Math.min(at, text.length());
        int blank = text.indexOf(' ', from);
        int end = blank < 0 ? text.length() : blank;
        at = end + 1;
        return text.substring(from, end);
    }

    private String value() {
        int from = Math.min(at, text.length());
        String word = word();
        return word.equals("-")
                ? ""
                : line.substring(from, from + word.length()).text();
    }

    private void structuredData() {
        if (text.startsWith("-", at) && (at + 1 == text.length() || text.charAt(at + 1) == ' ')) {
            at++;
        }
        while (text.startsWith("[", at)) {
            int start = at;
            if (!element()) {
                // Not structured data after all: it stays in the message.
                at = start;
                return;
            }
        }
    }

    private boolean element() {
        int end = at + 1;
        while (end < text.length() && " ]=\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String id = Bounded.cut(text.substring(at + 1, end), LONGEST_NAME);
        at = end;
        SortedMap<String, String> parameters = new TreeMap<>();
        while (!id.isEmpty() && at < text.length()) {
            if (text.charAt(at) == ']') {
                at++;
                keep(id, parameters.isEmpty() ? "-" : "");
                parameters.forEach(this::keep);
                return true;
            }
            if (text.charAt(at) != ' ' || !parameter(id, parameters)) {
                return false;
            }
        }
        return false;
    }

    private void keep(String name, String value) {
        if (!value.isEmpty() && data.size() < MOST_PARAMETERS) {
            data.put(name, value);
        }
    }

    private boolean parameter(String id, SortedMap<String, String> parameters) {
        at = skipBlanks(at);
        if (text.startsWith("]", at)) {
            return true;
        }
        int equals = at;
        while (equals < text.length() && " ]=\"".indexOf(text.charAt(equals)) < 0) {
            equals++;
        }
        int quote = equals < text.length() && text.charAt(equals) == '=' ? skipBlanks(equals + 1) : -1;
        if (equals == at || quote < 0 || !text.startsWith("\"", quote)) {
            return false;
        }
        String name = Bounded.cut(id + "." + text.substring(at, equals), LONGEST_NAME);
        int end = quote + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            return false;
        }
        if (parameters.size() < MOST_PARAMETERS) {
            parameters.put(name, unescaped(line.substring(quote + 1, end).text()));
        }
        at = end + 1;
        return true;
    }

    private int skipBlanks(int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) == ' ') {
            to++;
        }
        return to;
    }

    /** Section 6.3.3: a backslash escapes a quote, a backslash and a bracket; before anything else it is itself. */
    private static String unescaped(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean escapes = c == '\\' && i + 1 < value.length() && "\"\\]".indexOf(value.charAt(i + 1)) >= 0;
            out.append(escapes ? value.charAt(++i) : c);
        }
        return out.toString();
    }
}
