package io.culprit.shipper.format.syslog;

import io.culprit.shipper.format.error.ErrorBody;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What systemd says of its units; src/core/job.c, unit.c and service.c of systemd 200 to 257.
 *
 * <p>{@code systemd.unit} is the unit; {@code systemd.job} what was done to it ({@code start}, {@code stop},
 * {@code reload}) and {@code systemd.job.result} how far it is ({@code running}, {@code done}, {@code failed},
 * {@code dependency}, {@code timeout}), with {@code systemd.unit.description} its title; {@code systemd.process} which
 * process ended (main, control), {@code process.exit.kind} how (exited, killed, dumped), then {@code process.exit.code} or
 * {@code process.exit.signal}, and {@code process.exit.name} its symbol; {@code systemd.result} the unit's result;
 * {@code systemd.oom_kill}, {@code systemd.cpu_time}, {@code systemd.memory_peak} and {@code systemd.restarts} what they
 * are called, as written.
 */
final class SystemdFacts {

    private static final String UNIT =
            "([\\w@:.\\\\-]{1,255}\\.(?:service|socket|scope|slice|timer|mount|automount|target|path|device|swap))";
    private static final Pattern JOB = Pattern.compile("^(Starting|Started|Finished|Stopping|Stopped|Reloading|Reloaded"
            + "|Failed to start|Failed to stop|Failed to reload|Reload failed for|Dependency failed for|Timed out starting"
            + "|Timed out stopping|Listening on|Closed|Mounting|Mounted|Unmounting|Unmounted|Reached target|Stopped target"
            + "|Created slice|Removed slice|Removed) ");
    private static final Pattern NAMED = Pattern.compile("^" + UNIT + " - ");
    private static final Pattern OF_UNIT = Pattern.compile("^(?:Unit )?" + UNIT + ":? ");
    private static final Pattern ENDED =
            Pattern.compile("^(?:.{0,20} )?(?i:(main|control)) process(?: \\d{1,10})? exited,"
                    + " code=(exited|killed|dumped),? status=(\\d{1,5})(?:/([\\w-]{1,32}))?");
    private static final Pattern RESULT = Pattern.compile("[Ff]ailed with result '([\\w-]{1,40})'");
    private static final Pattern KILLING = Pattern.compile(
            "^Killing(?: (?:main|control))? process (\\d{1,10}) \\((.{1,64}?)\\) with signal (SIG[A-Z0-9+]{1,12})");
    private static final Pattern CPU = Pattern.compile("^Consumed ((?:\\d[\\w.]{0,20} )+)CPU time");
    private static final Pattern PEAK = Pattern.compile(" ([\\d.]{1,12}[KMGTP]?B?) memory peak");
    private static final Pattern RESTARTS = Pattern.compile("restart counter is at (\\d{1,9})");

    private static final Map<String, String> JOBS = Map.ofEntries(
            Map.entry("Starting", "start running"),
            Map.entry("Started", "start done"),
            Map.entry("Finished", "start done"),
            Map.entry("Listening on", "start done"),
            Map.entry("Mounting", "start running"),
            Map.entry("Mounted", "start done"),
            Map.entry("Reached target", "start done"),
            Map.entry("Created slice", "start done"),
            Map.entry("Stopping", "stop running"),
            Map.entry("Stopped", "stop done"),
            Map.entry("Stopped target", "stop done"),
            Map.entry("Closed", "stop done"),
            Map.entry("Unmounting", "stop running"),
            Map.entry("Unmounted", "stop done"),
            Map.entry("Removed", "stop done"),
            Map.entry("Removed slice", "stop done"),
            Map.entry("Reloading", "reload running"),
            Map.entry("Reloaded", "reload done"),
            Map.entry("Failed to start", "start failed"),
            Map.entry("Failed to stop", "stop failed"),
            Map.entry("Failed to reload", "reload failed"),
            Map.entry("Reload failed for", "reload failed"),
            Map.entry("Dependency failed for", "start dependency"),
            Map.entry("Timed out starting", "start timeout"),
            Map.entry("Timed out stopping", "stop timeout"));

    private SystemdFacts() {}

    static void of(String message, ErrorBody body) {
        Matcher job = JOB.matcher(message);
        if (job.find()) {
            job(JOBS.get(job.group(1)).split(" "), message.substring(job.end()), body);
            return;
        }
        Matcher unit = OF_UNIT.matcher(message);
        if (unit.find()) {
            body.attribute("systemd.unit", unit.group(1));
            ofUnit(message.substring(unit.end()), body);
        }
    }

    /** Since systemd 250 the unit's name stands before its title; the title ends with one stop or three. */
    private static void job(String[] job, String what, ErrorBody body) {
        body.attribute("systemd.job", job[0]).attribute("systemd.job.result", job[1]);
        Matcher named = NAMED.matcher(what);
        boolean hasName = named.find();
        if (hasName) {
            body.attribute("systemd.unit", named.group(1));
        }
        String title = hasName ? what.substring(named.end()) : what;
        int end = title.length();
        while (end > 0 && (title.charAt(end - 1) == '.' || title.charAt(end - 1) == '…')) {
            end--;
        }
        body.attribute("systemd.unit.description", title.substring(0, end));
    }

    private static void ofUnit(String what, ErrorBody body) {
        Matcher ended = ENDED.matcher(what);
        if (ended.find()) {
            boolean exited = ended.group(2).equals("exited");
            body.attribute("systemd.process", ended.group(1).toLowerCase(Locale.ROOT))
                    .attribute("process.exit.kind", ended.group(2))
                    .attribute(exited ? "process.exit.code" : "process.exit.signal", ended.group(3));
            if (ended.group(4) != null) {
                body.attribute("process.exit.name", ended.group(4));
            }
        }
        Matcher killing = KILLING.matcher(what);
        if (killing.find()) {
            body.attribute("process.killed.pid", killing.group(1))
                    .attribute("process.executable.name", killing.group(2))
                    .attribute("process.killed.signal", killing.group(3));
        }
        if (what.contains("killed by the OOM killer") || what.startsWith("The kernel OOM killer killed")) {
            body.attribute("systemd.oom_kill", "true");
        }
        first(RESULT, what, "systemd.result", body);
        first(CPU, what, "systemd.cpu_time", body);
        first(PEAK, what, "systemd.memory_peak", body);
        first(RESTARTS, what, "systemd.restarts", body);
    }

    private static void first(Pattern pattern, String text, String attribute, ErrorBody body) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            body.attribute(attribute, matcher.group(1).strip());
        }
    }
}
