package io.culprit.shipper.setup;

import io.culprit.shipper.format.FormatChoice;
import io.culprit.shipper.probe.discovery.ServerLog;
import io.culprit.shipper.probe.discovery.ServerLog.Use;
import io.culprit.shipper.probe.discovery.WebServer;
import java.util.Locale;

/**
 * A log and what is known of it.
 *
 * @param target the file
 * @param about whose it is, in words
 * @param format its format as settings have it; empty to have it recognised
 */
record FoundLog(String target, String about, String format) {

    static FoundLog of(WebServer server, ServerLog log) {
        String what = log.use() == Use.SLOW ? "slow requests" : log.use().name().toLowerCase(Locale.ROOT) + " log";
        String whose = log.site().isEmpty() ? server.kind() : server.kind() + ", " + log.site();
        return new FoundLog(log.target(), what + " of " + whose, format(server, log));
    }

    /** What its format string says, or the name by which its server knows it. */
    private static String format(WebServer server, ServerLog log) {
        if (server.kind().equals("php-fpm") || log.use() == Use.SLOW) {
            return "";
        }
        String family = server.kind() + (log.use() == Use.ACCESS ? ".access" : ".error");
        String defined = family + ":" + log.format();
        String named = family + "." + log.formatName();
        if (!log.format().isBlank()) {
            return FormatChoice.understands(defined) ? defined : "";
        }
        return !log.formatName().isEmpty() && FormatChoice.understands(named) ? named : "";
    }

    /** The same file with what is known of both, which is nothing of its lines where they differ. */
    FoundLog and(FoundLog other) {
        String both = about.equals(other.about) ? about : about + "; " + other.about;
        return new FoundLog(target, both, format.equals(other.format) ? format : "");
    }
}
