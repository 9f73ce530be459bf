package io.culprit.shipper.format.packages;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.TimeShape;
import io.culprit.shipper.format.time.WallClock;
import io.culprit.shipper.format.time.WrittenTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /var/log/yum.log}: local times without year or zone; yum 2 to 3.4, yum/rpmtrans.py. */
@AutoService(Format.class)
public final class YumFormat implements PackageLog {

    static final String NAME = "packages.yum";
    private static final Shape SHAPE = Shape.of(NAME);
    private static final Pattern CHANGE = Pattern.compile("^ (" + RpmChanges.WORDS + "): (\\S.{0,500})$");

    private record Found(WrittenTime time, String word, String name) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double confidence(Line line) {
        return find(line).isPresent() ? 1 : 0;
    }

    private static Optional<Found> find(Line line) {
        String text = line.text();
        return WrittenTime.at(text, 0, TimeShape.SYSLOG).flatMap(time -> {
            Matcher change = CHANGE.matcher(text.substring(time.end()));
            return change.find() ? Optional.of(new Found(time, change.group(1), change.group(2))) : Optional.empty();
        });
    }

    @Override
    public LineFormat open(Setting setting) {
        RpmChanges changes = new RpmChanges();
        WallClock clock = new WallClock(setting.zone());
        return record -> find(record)
                .<Parsed>map(found -> new ParsedLine(
                        SHAPE,
                        found.time().stamp(setting, clock),
                        changes.of(found.word(), found.name(), record.text())))
                .orElseGet(() -> Rejection.unrecognised("no time and change of a package"));
    }

    @Override
    public List<String> samples() {
        return List.of(
                "Nov 21 08:05:49 Installed: mod_wsgi-3.4-18.el7.x86_64",
                "Nov 21 08:05:49 Updated: 1:mod_ssl-2.4.6-99.el7.centos.1.x86_64",
                "Nov 21 08:05:49 Erased: mod_wsgi");
    }
}
