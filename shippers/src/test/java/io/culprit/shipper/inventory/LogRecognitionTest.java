package io.culprit.shipper.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.Software;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogRecognitionTest {

    private static final String APACHE_ERROR =
            "[Sun Nov 22 04:00:00.000001 2026] [core:notice] [pid 7:tid 7] AH00094: Command line: 'apache2'\n";
    private static final String NGINX_ERROR =
            "2026/11/22 04:00:00 [error] 21#21: *1 upstream timed out (110: Connection timed out), client: 192.0.2.1\n";
    private static final String COMBINED =
            "192.0.2.1 - - [22/Nov/2026:04:00:00 +0000] \"GET / HTTP/1.1\" 200 12 \"-\" \"curl/8\"\n";

    private final LogRecognition recognition = new LogRecognition(Clock.systemUTC(), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "/logs/apache-error.log, /logs/nginx-error.log, /logs/nginx-access.log, NGINX",
        "/logs/apache-error.log, /logs/nginx-error.log, /logs/apache-access.log, APACHE",
        "/logs/apache-error.log, /logs/nginx-error.log, /logs/access.log, UNKNOWN",
        "/logs/a/error.log, /logs/n/error.log, /logs/n/access.log, NGINX",
        "/logs/a/error.log, /logs/n/error.log, /logs/a/access.log, APACHE",
        "/logs/a/error.log, /logs/n/error.log, /var/log/nginx/shop/access.log, NGINX",
    })
    void tellsWhoWroteABareAccessLog_byItsNameThenByWhatStandsBesideIt(
            Path apache, Path nginx, Path access, Software writer) {
        source(apache, APACHE_ERROR);
        source(nginx, NGINX_ERROR);

        assertThat(source(access, COMBINED).setting().software()).isEqualTo(writer);
    }

    private Source source(Path path, String line) {
        return recognition
                .source(path, Naming.UNNAMED, Optional.empty(), line.repeat(3).getBytes(StandardCharsets.UTF_8), true)
                .orElseThrow();
    }
}
