package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The software that wrote a line. */
public enum Software {
    APACHE,
    NGINX,
    /** PHP itself, in whichever server it runs. */
    PHP,
    PHP_FPM,
    KERNEL,
    SYSTEMD,
    /** The line's shape does not tell, and nothing beside it did. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The software as it stands in {@code server.software} and in signal files. */
    @JsonValue
    public String label() {
        return label;
    }
}
