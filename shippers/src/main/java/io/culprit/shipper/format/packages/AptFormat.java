package io.culprit.shipper.format.packages;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.regex.Pattern;

/**
 * apt's history, {@code /var/log/apt/history.log}; apt-pkg/deb/dpkgpm.cc of apt 0.8 to 2.9. Blocks of lines in local time
 * without a zone, an event for each package.
 *
 * <p>apt has dpkg do the work, so dpkg's log tells the same changes, and to the second. Not to count them twice, the actions
 * here have apt's name before them: {@code apt:installed}, {@code apt:upgraded}, {@code apt:downgraded},
 * {@code apt:reinstalled}, {@code apt:removed}, {@code apt:purged}, {@code apt:disappeared}, and {@code apt:failed} of
 * {@code apt} itself. What they add is the command and who gave it.
 *
 * <p>Each line is read for itself, at the time its block began: the list of a distribution's upgrade is longer than a record
 * may be.
 */
@AutoService(Format.class)
public final class AptFormat implements PackageLog {

    static final String NAME = "packages.apt";

    private static final Pattern PACKAGES =
            Pattern.compile("^(?:" + AptLines.ACTIONS + "): [a-z0-9][a-z0-9+.-]{0,200}(?::[a-z0-9-]{1,40})? \\(.*");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double confidence(Line line) {
        if (line.startsWith("Start-Date: ") || line.startsWith("End-Date: ")) {
            return 1;
        }
        if (line.startsWith("Commandline: ") || line.startsWith("Requested-By: ")) {
            return 0.6;
        }
        return line.at(0) >= 'D'
                        && line.at(0) <= 'U'
                        && PACKAGES.matcher(line.text()).matches()
                ? 0.9
                : 0;
    }

    @Override
    public LineFormat open(Setting setting) {
        return new AptLines(setting.zone());
    }

    @Override
    public List<String> samples() {
        return List.of("Start-Date: 2026-11-21  08:05:49\nCommandline: apt-get install libapache2-mod-reqmeter\n"
                + "Requested-By: ann (1000)\n"
                + "Install: libapr1:amd64 (1.7.2-3, automatic), libapache2-mod-reqmeter:amd64 (1.4-1)\n"
                + "Upgrade: apache2:amd64 (2.4.62-1, 2.4.63-1)\nEnd-Date: 2026-11-21  08:05:55");
    }
}
