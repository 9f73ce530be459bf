package io.culprit.shipper.format.packages;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Line;
import java.util.List;

/**
 * The log of Debian's package manager, in local time without a zone; dpkg(1), under LOGGING, dpkg 1.13 to 1.22.
 *
 * <p>{@code upgrade} is told as {@code upgraded}, {@code remove} and {@code purge} as {@code removed}, each state as
 * {@code status:<state>} but the one that ends an installation, which is {@code installed}, and what became of a
 * configuration file as {@code conffile:install} or {@code conffile:keep}.
 */
@AutoService(Format.class)
public final class DpkgFormat implements PackageLog {

    static final String NAME = "packages.dpkg";
    private static final Shape SHAPE = Shape.of(NAME);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double confidence(Line line) {
        return recognises(line.text()) ? 1 : 0;
    }

    private static boolean recognises(String line) {
        return line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d "
                + "(startup|status|install|upgrade|configure|trigproc|disappear|remove|purge|conffile) \\S.*");
    }

    @Override
    public LineFormat open(Setting setting) {
        return new DpkgLines(setting.zone());
    }

    @Override
    public List<String> samples() {
        return List.of(
                "2026-11-21 08:05:49 startup archives unpack",
                "2026-11-21 08:05:49 install libapache2-mod-reqmeter:amd64 <none> 1.4-1",
                "2026-11-21 08:05:49 status installed libapache2-mod-reqmeter:amd64 1.4-1",
                "2026-11-21 08:25:42 remove libapache2-mod-php:all 2:8.2+93 <none>",
                "2026-11-21 08:25:42 conffile /etc/apache2/mods-available/wsgi.conf keep");
    }
}
