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
import io.culprit.shipper.format.time.StampReader;
import io.culprit.shipper.format.time.TimeShape;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /var/log/zypp/history}: fields between bars, in local time without a zone; libzypp, zypp/HistoryLog.cc.
 *
 * <p>An upgrade is logged as an installation. Lines on commands, repositories and patches yield nothing by themselves, but
 * the command is told with the packages behind it. Comments quote what scripts wrote.
 */
@AutoService(Format.class)
public final class ZypperFormat implements PackageLog {

    static final String NAME = "packages.zypper";
    private static final Shape SHAPE = Shape.of(NAME);
    private static final Pattern LINE = Pattern.compile(
            "^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\|(?:install|remove|command|patch|radd|rremove|ralias|rurl) *\\|.*");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double confidence(Line line) {
        return line.at(19) == '|' && LINE.matcher(line.text()).matches() ? 1 : 0;
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
            if (line.startsWith("#")) {
                return ParsedLine.serving(SHAPE);
            }
            if (!LINE.matcher(line).matches()) {
                return Rejection.unrecognised("no time and action between bars");
            }
            Optional<Stamp> stamp = stamps.stamp(TimeShape.LOCAL_DATE, line);
            if (stamp.isEmpty()) {
                return Rejection.badTime(line.substring(0, 19));
            }
            String[] fields = line.split("\\|", 9);
            String action = fields[1].strip();
            if (action.equals("command")) {
                command = field(fields, 3);
            }
            boolean install = action.equals("install");
            if ((!install && !action.equals("remove")) || field(fields, 2).isEmpty()) {
                return new ParsedLine(SHAPE, stamp, List.of());
            }
            PackageChange change = new PackageChange(field(fields, 2), install ? field(fields, 3) : "")
                    .with("package.version.previous", install ? "" : field(fields, 3))
                    .with("package.architecture", field(fields, 4))
                    .with("package.requested_by", field(fields, 5))
                    .with("package.repository", install ? field(fields, 6) : "")
                    .with("process.command_line", command);
            return ParsedLine.of(SHAPE, stamp.get(), change.was(install ? "installed" : "removed", line));
        }

        private static String field(String[] fields, int index) {
            return index < fields.length ? fields[index].strip() : "";
        }
    }

    @Override
    public List<String> samples() {
        return List.of(
                "2026-11-21 08:05:49|install|apache2-mod_wsgi|4.9.4-1.1|x86_64|root@web1|repo-oss|5a5a|",
                "2026-11-21 08:05:49|remove |apache2-mod_wsgi|4.9.4-1.1|x86_64|root@web1|");
    }
}
