package io.culprit.shipper.probe.configuration;

import java.util.Objects;

/**
 * One directive of a configuration, where it stands.
 *
 * @param file the file, as the host names it
 * @param line its first line there, from 1
 * @param section the sections around it, outermost first, as {@code VirtualHost *:80 > Directory /srv}
 * @param text the directive as it is written, continuation lines joined
 * @param value the directive with its variables filled in, as far as they are known
 * @param active whether the conditions around it hold, as far as they can be told; true where they cannot
 */
public record Statement(String file, int line, String section, String text, String value, boolean active) {

    public Statement {
        Objects.requireNonNull(file);
        Objects.requireNonNull(section);
        Objects.requireNonNull(text);
        Objects.requireNonNull(value);
    }

    /** The directive's name, as it is written. */
    public String name() {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '=') {
            end++;
        }
        return text.substring(0, end);
    }
}
