package io.culprit.shipper.setup;

import java.util.List;
import java.util.stream.Collectors;

/** YAML as people write it, with comments. */
final class Yaml {

    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    /** A line, so far from the margin. */
    Yaml line(int indent, String line) {
        text.append(" ".repeat(indent)).append(line).append('\n');
        return this;
    }

    Yaml blank() {
        text.append('\n');
        return this;
    }

    /** A comment, wrapped. */
    Yaml comment(int indent, String comment) {
        StringBuilder line = new StringBuilder();
        for (String word : comment.strip().split("\\s+")) {
            if (indent + line.length() + word.length() + 3 > WIDTH && !line.isEmpty()) {
                line(indent, "#" + line);
                line.setLength(0);
            }
            line.append(' ').append(word);
        }
        return line(indent, "#" + line);
    }

    static String quoted(String value) {
        boolean plain = value.matches("[A-Za-z0-9/][A-Za-z0-9/._-]*")
                && !value.matches("[0-9.]+|(?i)true|false|yes|no|on|off|null");
        return plain ? value : "'" + value.replace("'", "''") + "'";
    }

    static String list(List<String> values) {
        return values.stream().map(Yaml::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
