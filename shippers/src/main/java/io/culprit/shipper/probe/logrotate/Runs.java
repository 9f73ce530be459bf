package io.culprit.shipper.probe.logrotate;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.FileNames;
import io.culprit.shipper.probe.host.HostFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When logrotate is run, and by whom: systemd's timer, anacron, or cron.
 *
 * @param by {@code systemd}, {@code anacron} or {@code cron}
 * @param at when
 * @param delay how much later it begins at the earliest
 * @param slack how much later still it may begin
 */
record Runs(String by, List<Schedule> at, Duration delay, Duration slack) {

    private static final List<String> UNITS =
            List.of("/etc/systemd/system", "/run/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})\\s*([a-zA-Z]{0,8})");
    private static final Pattern ENTRY = Pattern.compile("^\\s*((?:\\S+\\s+){5}|@\\w+\\s+)(.*)$");
    private static final int MOST = 256 * 1024;

    Runs {
        at = List.copyOf(at);
    }

    /** How it is run on this host, or nothing when nobody does. */
    static Optional<Runs> on(Host host) {
        return timer(host).or(() -> cron(host));
    }

    /** The next time after another. */
    Optional<ZonedDateTime> after(ZonedDateTime time) {
        return at.stream()
                .flatMap(schedule -> schedule.after(time.minus(delay)).stream())
                .map(next -> next.plus(delay))
                .min(Comparator.naturalOrder());
    }

    private static String text(Host host, String file) {
        try {
            return HostFiles.text(host, file, MOST);
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> named(Host host, String pattern) {
        try {
            return FileNames.matching(host, pattern);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Runs> timer(Host host) {
        boolean enabled = UNITS.stream()
                .anyMatch(folder -> HostFiles.exists(host, folder + "/timers.target.wants/logrotate.timer"));
        String unit = UNITS.stream()
                .map(folder -> text(host, folder + "/logrotate.timer"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (!enabled || unit.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder all = new StringBuilder(unit);
        UNITS.forEach(folder -> named(host, folder + "/logrotate.timer.d/*.conf")
                .forEach(file -> all.append('\n').append(text(host, file))));
        List<Schedule> at = new ArrayList<>();
        Duration accuracy = Duration.ofMinutes(1);
        Duration random = Duration.ZERO;
        for (String line : all.toString().split("\n")) {
            int equals = line.indexOf('=');
            String value = line.substring(equals + 1).strip();
            switch (equals < 0 ? "" : line.substring(0, equals).strip()) {
                case "OnCalendar" -> {
                    // An empty value takes back those before.
                    if (value.isEmpty()) {
                        at.clear();
                    }
                    Schedule.ofCalendar(value).ifPresent(at::add);
                }
                case "AccuracySec" -> accuracy = span(value);
                case "RandomizedDelaySec" -> random = span(value);
                default -> {}
            }
        }
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Runs("systemd", at, Duration.ZERO, accuracy.plus(random)));
    }

    /** {@code 12h}, {@code 1min 30s}, {@code 90}; systemd.time(7). */
    private static Duration span(String text) {
        Duration sum = Duration.ZERO;
        Matcher part = SPAN.matcher(text);
        while (part.find()) {
            long number = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "d", "day", "days" -> Duration.ofDays(number);
                        case "h", "hr", "hour", "hours" -> Duration.ofHours(number);
                        case "m", "min", "minute", "minutes" -> Duration.ofMinutes(number);
                        case "ms", "msec" -> Duration.ofMillis(number);
                        case "us", "usec" -> Duration.ZERO;
                        default -> Duration.ofSeconds(number);
                    });
        }
        return sum;
    }

    private static Optional<Runs> cron(Host host) {
        for (String period : List.of("hourly", "daily", "weekly", "monthly")) {
            if (HostFiles.exists(host, "/etc/cron." + period + "/logrotate")
                    || HostFiles.exists(host, "/etc/periodic/" + period + "/logrotate")) {
                return anacron(host, period).or(() -> entry(host, "cron." + period, "periodic/" + period));
            }
        }
        return entry(host, "logrotate", "logrotate");
    }

    /** anacrontab(5): {@code 1 5 cron.daily nice run-parts /etc/cron.daily}, within START_HOURS_RANGE, RANDOM_DELAY later. */
    private static Optional<Runs> anacron(Host host, String period) {
        String table = text(host, "/etc/anacrontab");
        String hour = "7";
        String minute = "30";
        Duration random = Duration.ZERO;
        for (String line : table.split("\n")) {
            String[] words = line.strip().split("\\s+");
            if (line.startsWith("START_HOURS_RANGE=")) {
                hour = line.substring(18).replaceFirst("-.*", "").strip();
                minute = "1";
            } else if (line.startsWith("RANDOM_DELAY=")) {
                random = span(line.substring(13).strip() + "min");
            } else if (words.length > 3 && words[2].equals("cron." + period) && words[1].matches("\\d{1,4}")) {
                Duration delay = Duration.ofMinutes(Long.parseLong(words[1]));
                Duration slack = random;
                return Schedule.ofCron(minute + " " + hour + " * * *")
                        .map(at -> new Runs("anacron", List.of(at), delay, slack));
            }
        }
        return Optional.empty();
    }

    private static Optional<Runs> entry(Host host, String what, String orWhat) {
        List<String> tables = new ArrayList<>(List.of("/etc/crontab"));
        tables.addAll(named(host, "/etc/cron.d/*"));
        tables.addAll(List.of("/var/spool/cron/crontabs/root", "/var/spool/cron/root", "/etc/crontabs/root"));
        List<Schedule> at = new ArrayList<>();
        for (String table : tables) {
            for (String line : text(host, table).split("\n")) {
                Matcher entry = ENTRY.matcher(line);
                if (!line.strip().startsWith("#")
                        && entry.matches()
                        && (entry.group(2).contains(what) || entry.group(2).contains(orWhat))) {
                    Schedule.ofCron(entry.group(1)).ifPresent(at::add);
                }
            }
        }
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Runs("cron", at, Duration.ZERO, Duration.ofMinutes(1)));
    }
}
