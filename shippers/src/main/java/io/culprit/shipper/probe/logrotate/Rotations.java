package io.culprit.shipper.probe.logrotate;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.host.HostFiles;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** When logrotate will next rotate a web server's logs, hence when the server is reloaded next without anybody asking. */
public final class Rotations {

    private static final int MOST = 256 * 1024;
    private static final int MOST_RUNS = 800;

    private Rotations() {}

    /**
     * What is expected, by rule; none where logrotate has no such rule.
     *
     * @param names files in {@code /etc/logrotate.d}
     * @param masked takes out of a script what must not be told
     * @throws IOException when a rule may not be read
     */
    public static SortedMap<String, Finding> expected(Host host, List<String> names, UnaryOperator<String> masked)
            throws IOException {
        SortedMap<String, Finding> expected = new TreeMap<>();
        Optional<Runs> runs = Runs.on(host);
        LastRotations last = LastRotations.on(host);
        ZonedDateTime now = ZonedDateTime.now(host.clock());
        for (String name : names) {
            String file = "/etc/logrotate.d/" + name;
            if (HostFiles.exists(host, file)) {
                Rule defaults = Rule.defaults(
                        HostFiles.exists(host, "/etc/logrotate.conf")
                                ? HostFiles.text(host, "/etc/logrotate.conf", MOST)
                                : "");
                Rule.in(HostFiles.text(host, file, MOST), defaults).stream()
                        .map(rule -> of(name, file, rule, runs, last, now, masked))
                        .reduce(Rotations::sooner)
                        .ifPresent(finding -> expected.put(name, finding));
            }
        }
        return expected;
    }

    /** What counts of an expectation: when it is told anew. */
    public static String essence(Finding finding) {
        SortedMap<String, String> facts = new TreeMap<>(finding.attributes());
        facts.keySet().removeAll(List.of("logrotate.last_at"));
        return finding.action() + facts;
    }

    private static Finding sooner(Finding first, Finding second) {
        String a = first.attributes().getOrDefault("logrotate.next_at", "9");
        String b = second.attributes().getOrDefault("logrotate.next_at", "9");
        return b.compareTo(a) < 0 ? second : first;
    }

    private static Finding of(
            String name,
            String file,
            Rule rule,
            Optional<Runs> runs,
            LastRotations last,
            ZonedDateTime now,
            UnaryOperator<String> masked) {
        Optional<LocalDateTime> before = last.of(rule.paths());
        Optional<ZonedDateTime> next = runs.flatMap(known -> next(rule, known, before, now));
        String what = rule.action().equals("none") ? "" : ", and then: " + rule.action();
        String text = next.map(at -> "logrotate's rule " + name + " rotates next at " + at.toInstant() + what)
                .orElse("nobody runs logrotate, so its rule " + name + " rotates nothing");
        return Finding.of("logrotate", next.isPresent() ? "scheduled" : "unscheduled", name, text)
                .with(
                        "logrotate.next_at",
                        next.map(at -> at.toInstant().toString()).orElse(""))
                .with(
                        "logrotate.not_after",
                        next.map(at -> at.plus(runs.orElseThrow().slack())
                                        .toInstant()
                                        .toString())
                                .orElse(""))
                .with("logrotate.by", runs.map(Runs::by).orElse(""))
                .with("logrotate.frequency", rule.frequency())
                .with("logrotate.action", rule.action())
                .with("logrotate.script", masked.apply(rule.script().strip()))
                .with("logrotate.paths", String.join(" ", rule.paths()))
                .with(
                        "logrotate.last_at",
                        before.map(at -> at.atZone(now.getZone()).toInstant().toString())
                                .orElse(""))
                .with("configuration.file", file);
    }

    /** A log that logrotate has not seen is only noted by the first run, and rotated when that is as long ago as it must be. */
    private static Optional<ZonedDateTime> next(
            Rule rule, Runs runs, Optional<LocalDateTime> before, ZonedDateTime now) {
        Optional<ZonedDateTime> run = runs.after(now);
        Optional<LocalDateTime> last = before;
        for (int i = 0; i < MOST_RUNS && run.isPresent(); i++) {
            LocalDateTime at = run.get().toLocalDateTime();
            if (rule.frequency().equals("size") || (last.isPresent() && rule.isDue(last.get(), at))) {
                return run;
            }
            last = last.or(() -> Optional.of(at));
            run = runs.after(run.get());
        }
        return Optional.empty();
    }
}
