package io.culprit.shipper.probe.scoreboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.culprit.shipper.probe.SettingProblems;
import io.culprit.shipper.probe.http.HttpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The status pages to look at.
 *
 * @param apache addresses of Apache's {@code server-status}, without {@code ?auto}
 * @param nginx addresses of nginx's {@code stub_status}
 * @param phpFpm addresses under which a web server passes on PHP-FPM's {@code pm.status_path}
 * @param timeout how long a page may take, 5 s unless given
 * @param workers whether to look also at what each worker does, which needs another request of Apache; true unless given
 * @param insecure whether any certificate will do
 */
public record ScoreboardSettings(
        List<String> apache,
        List<String> nginx,
        @JsonProperty("php_fpm") List<String> phpFpm,
        Duration timeout,
        Boolean workers,
        Boolean insecure) {

    private static final int MOST = 20;

    public ScoreboardSettings {
        apache = List.copyOf(Objects.requireNonNullElse(apache, List.of()));
        nginx = List.copyOf(Objects.requireNonNullElse(nginx, List.of()));
        phpFpm = List.copyOf(Objects.requireNonNullElse(phpFpm, List.of()));
        timeout = Objects.requireNonNullElse(timeout, Duration.ofSeconds(5));
        workers = Objects.requireNonNullElse(workers, true);
        insecure = Objects.requireNonNullElse(insecure, false);
        int pages = apache.size() + nginx.size() + phpFpm.size();
        SettingProblems problems = new SettingProblems()
                .require(
                        pages > 0,
                        "apache",
                        "name a status page of apache, nginx or php_fpm, as apache: [http://127.0.0.1/server-status]")
                .require(pages <= MOST, "apache", "name at most " + MOST + " pages in all, not " + pages)
                .within("timeout", timeout, Duration.ofMillis(10), Duration.ofMinutes(1));
        require(problems, "apache", apache, "http://127.0.0.1/server-status");
        require(problems, "nginx", nginx, "http://127.0.0.1/stub_status");
        require(problems, "php_fpm", phpFpm, "http://127.0.0.1/fpm-status");
        problems.refuseAny();
    }

    private static void require(SettingProblems problems, String key, List<String> pages, String example) {
        for (String page : pages) {
            problems.require(
                    HttpAddress.of(page).isPresent(),
                    key,
                    "\"" + page + "\" is not the address of a page: write it as " + example
                            + " (a FastCGI socket cannot be asked: have a web server pass it on)");
        }
    }
}
