package io.culprit.shipper.format.packages;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.StampReader;
import io.culprit.shipper.format.time.TimeShape;
import io.culprit.shipper.format.time.WrittenTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /var/log/pacman.log}: since pacman 5.2 with seconds and a zone, before in local time to the minute;
 * lib/libalpm/log.c.
 *
 * <p>Lines of transactions, hooks and scripts yield nothing, but the command is told with the packages behind it.
 */
@AutoService(Format.class)
public final class PacmanFormat implements PackageLog {

    static final String NAME = "packages.pacman";
    private static final Shape SHAPE = Shape.of(NAME);
    private static final Pattern LINE = Pattern.compile(
            "^\\[(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d[^\\]]{0,20})\\] (?:\\[([A-Z-]{1,30})\\] )?(.*)",
            Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("^Running '(.*)'$", Pattern.DOTALL);
    private static final Pattern CHANGE =
            Pattern.compile("^(installed|upgraded|downgraded|reinstalled|removed) (\\S{1,255}) \\((.{1,500})\\)$");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double confidence(Line line) {
        Matcher found = LINE.matcher(line.text());
        if (line.at(0) != '[' || !found.find()) {
            return 0;
        }
        String writer = Optional.ofNullable(found.group(2)).orElse("");
        boolean own = writer.startsWith("ALPM") || writer.equals("PACMAN");
        return CHANGE.matcher(found.group(3)).find() ? 1 : own ? 0.9 : 0;
    }

    @Override
    public LineFormat open(Setting setting) {
        return new Lines(new StampReader(setting.zone()));
    }

    private static final class Lines implements LineFormat {

        private final StampReader stamps;
        private String command = "";

        Lines(StampReader stamps) {
            this.stamps = stamps;
        }

        @Override
        public boolean remembers() {
            return true;
        }

        @Override
        public Parsed parse(Line record) {
            String line = record.text();
            Matcher found = LINE.matcher(line);
            if (!found.find()) {
                return Rejection.unrecognised("no time between brackets before it");
            }
            Optional<Stamp> stamp = time(found.group(1));
            if (stamp.isEmpty()) {
                return Rejection.badTime(found.group(1));
            }
            String text = found.group(3);
            Matcher run = COMMAND.matcher(text);
            if (run.find()) {
                command = run.group(1);
            }
            Matcher change = CHANGE.matcher(text);
            return new ParsedLine(SHAPE, stamp, change.find() ? changes(change, line) : List.of());
        }

        private Optional<Stamp> time(String written) {
            Optional<WrittenTime> time = WrittenTime.at(written, 0, TimeShape.ISO);
            if (time.isPresent()) {
                return time.get().instant().map(Stamp::ofSeconds);
            }
            return stamps.stamp(TimeShape.LOCAL_DATE, written + ":00")
                    .map(minute -> new Stamp(minute.time(), Duration.ofMinutes(1)));
        }

        private List<EventBody> changes(Matcher change, String line) {
            String action = change.group(1);
            String[] versions = change.group(3).split(" -> ", 2);
            boolean removed = action.equals("removed");
            PackageChange made = new PackageChange(change.group(2), removed ? "" : versions[versions.length - 1])
                    .with("package.version.previous", removed || versions.length > 1 ? versions[0] : "")
                    .with("process.command_line", command);
            List<EventBody> bodies = new ArrayList<>(List.of(made.was(action, line)));
            if (!removed && !action.equals("installed")) {
                bodies.add(made.was("installed", line));
            }
            return bodies;
        }
    }

    @Override
    public List<String> samples() {
        return List.of(
                "[2026-11-21T08:05:49+0000] [ALPM] upgraded mod_wsgi (4.9.4-1 -> 5.0.0-1)",
                "[2016-11-21 08:05] [ALPM] installed mod_wsgi (4.9.4-1)");
    }
}
