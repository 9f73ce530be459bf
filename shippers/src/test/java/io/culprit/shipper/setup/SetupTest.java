package io.culprit.shipper.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.probe.FakeHost;
import io.culprit.shipper.probe.scoreboard.ScoreboardSettings;
import io.culprit.shipper.settings.LogSetting;
import io.culprit.shipper.settings.ProbeSetting;
import io.culprit.shipper.settings.SettingsFile;
import io.culprit.shipper.settings.ShipperSettings;
import io.culprit.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {

    @TempDir
    Path root;

    @TempDir
    Path elsewhere;

    private FakeHost host;

    @BeforeEach
    void layOut() {
        host = new FakeHost(root).process(1, 0, "init", 0, "init");
    }

    private String written() throws InterruptedException {
        return Setup.of(host.host(), "web-1", "kafka.example.test:9092");
    }

    private ShipperSettings read(String yaml) throws IOException, YamlException {
        return SettingsFile.read(Files.writeString(elsewhere.resolve("shipper.yaml"), yaml), "nobody");
    }

    private static Map<String, LogSetting> byPath(ShipperSettings settings) {
        return settings.logs().stream()
                .collect(Collectors.toMap(log -> log.paths().get(0), Function.identity()));
    }

    private void apache(String further) {
        host.process(812, 1, "apache2", 60, "/usr/sbin/apache2", "-k", "start")
                .process(813, 812, "apache2", 60, "/usr/sbin/apache2", "-k", "start")
                .file("/proc/812/environ", "A=b\0")
                .file("/var/lib/dpkg/status", "Package: a\n")
                .file("/var/log/dpkg.log", "")
                .file(
                        "/etc/apache2/apache2.conf",
                        "Listen 8080\nErrorLog /var/log/apache2/error.log\n"
                                + "LogFormat \"%h %l %u %t \\\"%r\\\" %>s %O 'x' %D\" timed\n"
                                + "<VirtualHost *:8080>\nServerName shop.example.test\n"
                                + "CustomLog /var/log/apache2/shop.log timed\n"
                                + "CustomLog \"|/usr/bin/rotatelogs /var/log/t.%Y 86400\" timed\n</VirtualHost>\n"
                                + further);
    }

    @Test
    void writesWhatCanBeRead_itsFormatsQuoted() throws Exception {
        apache("<Location \"/server-status\">\nSetHandler server-status\n</Location>\n");
        String yaml = written();

        ShipperSettings settings = read(yaml);

        assertThat(settings.naming().service()).isEqualTo("shop.example.test");
        assertThat(settings.naming().host()).isEqualTo("web-1");
        assertThat(settings.connection().bootstrapServers()).isEqualTo("kafka.example.test:9092");
        Map<String, LogSetting> logs = byPath(settings);
        assertThat(logs)
                .containsOnlyKeys("/var/log/apache2/error.log", "/var/log/apache2/shop.log", "/var/log/dpkg.log");
        assertThat(logs.get("/var/log/apache2/shop.log").format().map(Format::name))
                .contains("apache.access");
        assertThat(logs.get("/var/log/apache2/error.log").format()).isEmpty();
        assertThat(yaml).contains("format: 'apache.access:%h %l %u %t \"%r\" %>s %O ''x'' %D'", "rotatelogs");
        assertThat(settings.probes())
                .extracting(ProbeSetting::name)
                .contains("modules", "packages", "files", "configuration", "scoreboard", "locks", "processes", "tcp")
                .doesNotContain("http");
        assertThat(settings.probes())
                .filteredOn(probe -> probe.settings() instanceof ScoreboardSettings)
                .singleElement()
                .satisfies(probe -> assertThat(((ScoreboardSettings) probe.settings()).apache())
                        .containsExactly("http://127.0.0.1:8080/server-status"));
    }

    @Test
    void saysWhichDirectiveGivesAStatusPage_whereThereIsNone() throws Exception {
        apache("");
        String yaml = written();

        assertThat(read(yaml).probes()).extracting(ProbeSetting::name).doesNotContain("scoreboard");
        assertThat(yaml).contains("no status page is configured").contains("SetHandler server-status");
    }

    @Test
    void writesOneEntry_whereServersShareAFile() throws Exception {
        host.file(
                "/etc/nginx/nginx.conf",
                "http { log_format a '$remote_addr x'; error_log /var/log/n.log;\n"
                        + "server { server_name a.example.test; access_log /var/log/n.log a; listen 127.0.0.1:81;\n"
                        + " location = /stub { stub_status; } }\n"
                        + "server { server_name b.example.test; access_log /var/log/b.log combined; } }\n");
        String yaml = written();

        ShipperSettings settings = read(yaml);

        assertThat(settings.naming().service()).isEqualTo("web-1");
        Map<String, LogSetting> logs = byPath(settings);
        assertThat(logs.get("/var/log/n.log").format()).isEmpty();
        assertThat(logs.get("/var/log/b.log").format()).isPresent();
        assertThat(yaml).contains("http://127.0.0.1:81/stub", "not running");
    }

    @Test
    void writesTheUsualPlaces_whereNothingIsFound() throws Exception {
        String yaml = written();

        ShipperSettings settings = read(yaml);

        assertThat(settings.logs()).singleElement().satisfies(log -> assertThat(log.paths())
                .contains("/var/log/nginx/*.log"));
        assertThat(yaml).contains("No log of a web server was found");
        assertThat(settings.probes()).extracting(ProbeSetting::name).doesNotContain("modules", "packages");
    }

    @Test
    void quotesWhatYamlWouldMisread() {
        assertThat(List.of("a", "on", "9092", "it's", "a: b", "*x", "/var/log/a-b.log").stream()
                        .map(Yaml::quoted))
                .containsExactly("a", "'on'", "'9092'", "'it''s'", "'a: b'", "'*x'", "/var/log/a-b.log");
    }

    @Test
    void takesTheExampleInComments_asItIs() throws Exception {
        String redact = written()
                .lines()
                .dropWhile(line -> !line.startsWith("# redact:"))
                .takeWhile(line -> line.startsWith("# "))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));

        assertThat(read("logs: { paths: /l }\n" + redact).redaction().headers())
                .containsExactly("cookie", "authorization");
    }
}
