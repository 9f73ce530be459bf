package io.culprit.shipper.probe.files;

import io.culprit.shipper.probe.host.SettingsCheck;
import java.util.List;
import java.util.Objects;

/**
 * Settings of the files probe; all may be absent.
 *
 * @param paths the files and folders that are watched, with wildcards; else those of Apache, nginx and PHP that are there
 * @param state file that keeps what was seen while the shipper is down
 * @param most most files watched, 20,000 unless told otherwise
 */
public record FilesSettings(List<String> paths, String state, Integer most) {

    /** Where Debian, Red Hat, SUSE and the servers' own builds keep modules and configurations. */
    static final List<String> USUAL = List.of(
            "/etc/apache2",
            "/usr/lib/apache2/modules",
            "/etc/httpd/conf",
            "/etc/httpd/conf.d",
            "/etc/httpd/conf.modules.d",
            "/usr/lib64/httpd/modules",
            "/usr/lib64/apache2",
            "/usr/lib64/apache2-*",
            "/usr/local/apache2/conf",
            "/usr/local/apache2/modules",
            "/etc/nginx",
            "/usr/lib/nginx/modules",
            "/usr/lib64/nginx/modules",
            "/usr/share/nginx/modules",
            "/etc/php",
            "/usr/lib/php/2*",
            "/etc/php.ini",
            "/etc/php.d",
            "/etc/php-fpm.conf",
            "/etc/php-fpm.d",
            "/usr/lib64/php/modules");

    public FilesSettings {
        paths = SettingsCheck.list(paths);
        paths = paths.isEmpty() ? USUAL : paths;
        state = SettingsCheck.text(state);
        most = Objects.requireNonNullElse(most, 20_000);
        SettingsCheck check = new SettingsCheck("files").absolute("state", state);
        paths.forEach(path ->
                check.that(path.startsWith("/"), "paths", "must be absolute paths, and one is \"" + path + "\""));
        check.that(most >= 1 && most <= 1_000_000, "most", "must be between 1 and 1000000, and is " + most)
                .done();
    }
}
