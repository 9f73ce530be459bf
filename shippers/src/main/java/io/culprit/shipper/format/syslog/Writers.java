package io.culprit.shipper.format.syslog;

import io.culprit.event.Software;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which software a program's name stands for. */
final class Writers {

    private static final Pattern PHP_FPM = Pattern.compile("php(?:-?fpm.{0,20}|[\\d.]{1,8}-?fpm.{0,20})");
    private static final Pattern PHP = Pattern.compile("php[\\d.]{0,8}(?:-cgi|-cli)?");

    private Writers() {}

    /** By a syslog tag or a journal's identifier, which may be a path. */
    static Software byTag(String tag) {
        String name = tag.substring(tag.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.equals("kernel")) {
            return Software.KERNEL;
        }
        if (name.equals("systemd") || name.startsWith("systemd-") || name.equals("(systemd)")) {
            return Software.SYSTEMD;
        }
        if (name.startsWith("apache") || name.startsWith("httpd")) {
            return Software.APACHE;
        }
        if (name.startsWith("nginx")) {
            return Software.NGINX;
        }
        if (PHP_FPM.matcher(name).matches()) {
            return Software.PHP_FPM;
        }
        return PHP.matcher(name).matches() ? Software.PHP : Software.UNKNOWN;
    }
}
