package io.culprit.shipper.format.packages;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.TimeShape;
import io.culprit.shipper.format.time.WallClock;
import io.culprit.shipper.format.time.WrittenTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /var/log/dnf.rpm.log}: times with a zone, or as syslog's in dnf 1 and 2; dnf/logging.py and
 * dnf/yum/rpmtrans.py of dnf 1 to 4.
 *
 * <p>Only lines of level {@code SUBDEBUG} tell changes. The others, which also fill {@code dnf.log}, are known and yield
 * nothing.
 */
@AutoService(Format.class)
public final class DnfFormat implements PackageLog {

    static final String NAME = "packages.dnf";
    private static final Shape SHAPE = Shape.of(NAME);
    private static final Pattern LEVEL =
            Pattern.compile("^ (CRITICAL|ERROR|WARNING|INFO|DEBUG|DDEBUG|SUBDEBUG|TRACE|ALL) (.*)");
    private static final Pattern CHANGE = Pattern.compile("^(" + RpmChanges.WORDS + "): (\\S.{0,500})$");

    private record Found(WrittenTime time, String level, String text) {

        Optional<Matcher> change() {
            return Optional.of(CHANGE.matcher(text)).filter(matcher -> level.equals("SUBDEBUG") && matcher.find());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double confidence(Line line) {
        return find(line).map(DnfFormat::confidence).orElse(0.0);
    }

    private static double confidence(Found found) {
        if (found.change().isPresent()) {
            return 1;
        }
        // These levels are dnf's own; the others are everybody's.
        boolean own = found.level().equals("DDEBUG") || found.level().equals("SUBDEBUG");
        return own || found.text().equals("--- logging initialized ---") ? 0.5 : 0;
    }

    private static Optional<Found> find(Line line) {
        String text = line.text();
        return WrittenTime.at(text, 0, TimeShape.ISO, TimeShape.SYSLOG).flatMap(time -> {
            Matcher level = LEVEL.matcher(text.substring(time.end()));
            return level.find() ? Optional.of(new Found(time, level.group(1), level.group(2))) : Optional.empty();
        });
    }

    @Override
    public LineFormat open(Setting setting) {
        return new Lines(setting, new WallClock(setting.zone()), new RpmChanges());
    }

    /** What scripts print, and dnf's own tables, span lines of which only the first has a time. */
    private record Lines(Setting setting, WallClock clock, RpmChanges changes) implements LineFormat {

        @Override
        public boolean multiline() {
            return true;
        }

        @Override
        public boolean continues(Line first, Line previous, Line line) {
            return find(line).isEmpty() && find(first).isPresent();
        }

        @Override
        public Parsed parse(Line record) {
            Optional<Found> found = find(record);
            if (found.isEmpty()) {
                return Rejection.unrecognised("no time and level of dnf");
            }
            Optional<Stamp> stamp = found.get().time().stamp(setting, clock);
            return found.get()
                    .change()
                    .<Parsed>map(change ->
                            new ParsedLine(SHAPE, stamp, changes.of(change.group(1), change.group(2), record.text())))
                    .orElseGet(() -> new ParsedLine(SHAPE, stamp, List.of()));
        }
    }

    @Override
    public List<String> samples() {
        return List.of(
                "2026-11-21T08:05:49Z SUBDEBUG Installed: python3-mod_wsgi-4.9.1-1.el9.x86_64",
                "2026-11-21T08:05:49+0000 SUBDEBUG Upgrade: mod_ssl-1:2.4.57-5.el9.x86_64",
                "Nov 21 08:05:49 SUBDEBUG Erase: mod_php-8.0.30-1.el9.x86_64");
    }
}
