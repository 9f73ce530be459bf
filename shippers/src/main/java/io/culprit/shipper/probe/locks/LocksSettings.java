package io.culprit.shipper.probe.locks;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.culprit.shipper.probe.SettingProblems;
import io.culprit.shipper.probe.http.HttpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Where to ask what a process that holds a lock is doing. Locks are found without.
 *
 * @param apache addresses of Apache's {@code server-status}; with {@code ExtendedStatus On} it names the request
 * @param phpFpm addresses of PHP-FPM's {@code pm.status_path}
 * @param timeout how long a page may take, 3 s unless given
 * @param insecure whether any certificate will do
 */
public record LocksSettings(
        List<String> apache, @JsonProperty("php_fpm") List<String> phpFpm, Duration timeout, Boolean insecure) {

    private static final int MOST = 10;

    public LocksSettings {
        apache = List.copyOf(Objects.requireNonNullElse(apache, List.of()));
        phpFpm = List.copyOf(Objects.requireNonNullElse(phpFpm, List.of()));
        timeout = Objects.requireNonNullElse(timeout, Duration.ofSeconds(3));
        insecure = Objects.requireNonNullElse(insecure, false);
        int pages = apache.size() + phpFpm.size();
        SettingProblems problems = new SettingProblems()
                .require(pages <= MOST, "apache", "name at most " + MOST + " pages in all, not " + pages)
                .within("timeout", timeout, Duration.ofMillis(10), Duration.ofMinutes(1));
        require(problems, "apache", apache, "http://127.0.0.1/server-status");
        require(problems, "php_fpm", phpFpm, "http://127.0.0.1/fpm-status");
        problems.refuseAny();
    }

    private static void require(SettingProblems problems, String key, List<String> pages, String example) {
        for (String page : pages) {
            problems.require(
                    HttpAddress.of(page).isPresent(),
                    key,
                    "\"" + page + "\" is not the address of a page: write it as " + example);
        }
    }
}
