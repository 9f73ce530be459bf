package io.culprit.shipper.probe.discovery;

import java.util.Objects;

/**
 * A log that a server writes.
 *
 * @param use what is in it
 * @param target the file; or where else it goes, as {@code |/usr/bin/rotatelogs …} and {@code syslog:local7}
 * @param formatName the name of its format, or empty
 * @param format its format string as the server would see it, quotes undone; empty where the server's default holds, or a
 *     name that the server knows by itself
 * @param site the site that it belongs to, or empty for the server as a whole
 */
public record ServerLog(Use use, String target, String formatName, String format, String site) {

    /** What a log holds. */
    public enum Use {
        ACCESS,
        ERROR,
        SLOW
    }

    public ServerLog {
        Objects.requireNonNull(use);
        Objects.requireNonNull(target);
        Objects.requireNonNull(formatName);
        Objects.requireNonNull(format);
        Objects.requireNonNull(site);
    }

    /** Whether it is a file that can be tailed. */
    public boolean isFile() {
        return target.startsWith("/") && !target.startsWith("/dev/");
    }
}
