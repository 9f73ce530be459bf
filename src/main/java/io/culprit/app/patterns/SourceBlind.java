package io.culprit.app.patterns;

import io.culprit.app.patterns.ListPatterns.Row;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Severity;
import java.util.List;

/** The one incident that no pattern file declares: that something which should be heard is not. */
final class SourceBlind {

    static final String NAME = Incident.SOURCE_BLIND;

    private SourceBlind() {}

    /** It among the patterns. */
    static Row row() {
        return new Row(
                NAME,
                "host",
                Severity.WARNING.label(),
                "a host, some of its events, or one source is not heard",
                "built-in",
                0);
    }

    /** It in words, as {@link PatternText} tells patterns. */
    static List<String> lines() {
        return List.of(
                NAME + ": " + row().title(),
                "  Nothing is known of what is not heard, so its quiet is no good sign: the verdicts of that time say so in"
                        + " their coverage.",
                "  from        built-in; no pattern file declares it, because it is told of what did not come",
                "  scope       a service on one host, one incident for what is silent of it, and one per source that cannot be read",
                "  opens       when the shipper of a host has said nothing for a minute, or says that it may not read a source",
                "  ends        when it is heard, or read, again",
                "  severity    " + Severity.WARNING.label(),
                "  confidence  confirmed",
                "  do first    See whether the host and its shipper run; culprit ship --check says what it may not read.",
                "  runbook     ops/runbooks/" + NAME + ".md");
    }
}
