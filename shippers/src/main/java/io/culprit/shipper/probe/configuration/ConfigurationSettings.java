package io.culprit.shipper.probe.configuration;

import io.culprit.shipper.probe.host.SettingsCheck;
import java.util.List;

/**
 * Settings of the configuration probe; all may be absent.
 *
 * @param apache Apache's main files; else those of the servers that run, or the usual one
 * @param nginx nginx's main files; else those of the servers that run, and the usual one
 * @param php files of PHP and its pools, with wildcards; else the usual ones
 * @param logrotate names of logrotate's rules that reload a web server, as {@code apache2}; else the usual ones
 * @param state file that keeps what was seen while the shipper is down
 */
public record ConfigurationSettings(
        List<String> apache, List<String> nginx, List<String> php, List<String> logrotate, String state) {

    private static final List<String> PHP = List.of(
            "/etc/php.ini",
            "/etc/php.d/*.ini",
            "/etc/php-fpm.conf",
            "/etc/php-fpm.d/*.conf",
            "/etc/php/*/*/php.ini",
            "/etc/php/*/*/conf.d/*.ini",
            "/etc/php/*/fpm/php-fpm.conf",
            "/etc/php/*/fpm/pool.d/*.conf",
            "/usr/local/etc/php/php.ini",
            "/usr/local/etc/php/conf.d/*.ini",
            "/usr/local/etc/php-fpm.conf",
            "/usr/local/etc/php-fpm.d/*.conf");

    public ConfigurationSettings {
        apache = SettingsCheck.list(apache);
        nginx = SettingsCheck.list(nginx).isEmpty() ? List.of(NginxMaster.USUAL) : SettingsCheck.list(nginx);
        php = SettingsCheck.list(php).isEmpty() ? PHP : SettingsCheck.list(php);
        logrotate = SettingsCheck.list(logrotate).isEmpty()
                ? List.of("apache2", "httpd", "nginx")
                : SettingsCheck.list(logrotate);
        state = SettingsCheck.text(state);
        SettingsCheck check = new SettingsCheck("configuration").absolute("state", state);
        apache.forEach(path -> check.absolute("apache", path).that(!path.isEmpty(), "apache", "must not be empty"));
        nginx.forEach(path -> check.absolute("nginx", path).that(!path.isEmpty(), "nginx", "must not be empty"));
        php.forEach(path -> check.absolute("php", path).that(!path.isEmpty(), "php", "must not be empty"));
        logrotate.forEach(name -> check.that(
                !name.isEmpty() && name.indexOf('/') < 0,
                "logrotate",
                "must be names of files in /etc/logrotate.d, and one is \"" + name + "\""));
        check.done();
    }
}
