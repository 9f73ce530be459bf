package io.culprit.shipper.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.probe.files.FilesSettings;
import io.culprit.shipper.probe.http.HttpSettings;
import io.culprit.shipper.probe.modules.ModulesSettings;
import io.culprit.shipper.redaction.ClientAddress;
import io.culprit.shipper.redaction.RedactionSettings;
import io.culprit.shipper.redaction.UserName;
import io.culprit.shipper.tail.ReadFrom;
import io.culprit.yaml.YamlException;
import io.culprit.yaml.YamlFile;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsFileTest {

    private static ShipperSettings read(String yaml) throws YamlException {
        return YamlFile.read("shipper.yaml", yaml, root -> SettingsFile.settings(root, "web-1"));
    }

    @Test
    void readsEveryKey() throws YamlException {
        ShipperSettings settings = read("""
                service: shop
                host: web-7
                timezone: Europe/Vienna
                state: /srv/culprit/
                kafka:
                  bootstrap.servers: kafka.example.test:9093
                  security.protocol: SSL
                logs:
                  - paths: [/var/log/apache2/*.log, /srv/**/error.log]
                    except: /var/log/apache2/other*
                    service: blog
                    host: web-8
                    timezone: UTC
                    format: apache.error
                    read_from: rotated
                redact:
                  client_address: hash
                  user_name: drop
                  key_file: /etc/culprit/redaction.key
                  query_parameters: [token, "*password*"]
                  headers: cookie
                health:
                  listen: "[::1]:9465"
                """);

        assertThat(settings.naming()).isEqualTo(new Naming("shop", "web-7", Optional.of(ZoneId.of("Europe/Vienna"))));
        assertThat(settings.state()).isEqualTo(Path.of("/srv/culprit"));
        assertThat(settings.connection().clientProperties())
                .containsOnly(entry("bootstrap.servers", "kafka.example.test:9093"), entry("security.protocol", "SSL"));
        assertThat(settings.health()).contains(new InetSocketAddress("::1", 9465));
        assertThat(settings.services()).containsExactly("blog", "shop");
        assertThat(settings.redaction())
                .isEqualTo(new RedactionSettings(
                        ClientAddress.HASH,
                        UserName.DROP,
                        Optional.of(Path.of("/etc/culprit/redaction.key")),
                        List.of("token", "*password*"),
                        List.of("cookie")));
        assertThat(settings.logs()).singleElement().satisfies(log -> {
            assertThat(log.paths()).containsExactly("/var/log/apache2/*.log", "/srv/**/error.log");
            assertThat(log.except()).containsExactly("/var/log/apache2/other*");
            assertThat(log.naming()).isEqualTo(new Naming("blog", "web-8", Optional.of(ZoneId.of("UTC"))));
            assertThat(log.format().map(Format::name)).contains("apache.error");
            assertThat(log.from()).isEqualTo(ReadFrom.ROTATED);
        });
    }

    @Test
    void hasADefaultForAllButWhatToShip() throws YamlException {
        ShipperSettings settings = read("logs: { paths: /var/log/nginx }");

        assertThat(settings.naming()).isEqualTo(new Naming("default", "web-1", Optional.empty()));
        assertThat(settings.state()).isEqualTo(Path.of("/var/lib/culprit-shipper"));
        assertThat(settings.connection().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(settings.health()).contains(new InetSocketAddress("127.0.0.1", 9464));
        assertThat(settings.probes()).isEmpty();
        assertThat(settings.redaction()).isEqualTo(RedactionSettings.NONE);
        assertThat(settings.logs()).singleElement().satisfies(log -> {
            assertThat(log.format()).isEmpty();
            assertThat(log.from()).isEqualTo(ReadFrom.BEGINNING);
        });
    }

    @Test
    void readsFormatsAsOnTheCommandLine() throws YamlException {
        ShipperSettings settings =
                read("logs:\n  - paths: /l/a\n    format: 'apache.access:%h %l %u %t \"%r\" %>s %b %D'\n");

        assertThat(settings.logs().get(0).format().map(Format::name)).contains("apache.access");
    }

    @Test
    void servesNoHealth_whenListenIsNone() throws YamlException {
        assertThat(read("logs: { paths: /l }\nhealth: { listen: none }").health())
                .isEmpty();
    }

    @Test
    void readsProbes_withIntervalsNamesAndServices() throws YamlException {
        ShipperSettings settings = read("""
                service: shop
                probes:
                  modules:
                  packages: { every: 1m }
                  files:
                    - paths: [/srv/a]
                      most: 7
                    - name: b
                      service: blog
                      every: 250ms
                      paths: /srv/b
                  http:
                    checks:
                      - url: https://www.example.test/
                        headers: { Accept: text/html }
                        expected_status: 200
                        connect_timeout: 2s
                """);

        assertThat(settings.probes())
                .extracting(ProbeSetting::name, ProbeSetting::service, ProbeSetting::every)
                .containsExactly(
                        tuple("files", "shop", Duration.ofSeconds(60)),
                        tuple("b", "blog", Duration.ofMillis(250)),
                        tuple("http", "shop", Duration.ofMinutes(1)),
                        tuple("modules", "shop", Duration.ofSeconds(30)),
                        tuple("packages", "shop", Duration.ofMinutes(1)));
        assertThat(settings.probes().get(0).settings())
                .isEqualTo(new FilesSettings(List.of("/srv/a"), "/var/lib/culprit-shipper/probes/files.state", 7));
        assertThat(((HttpSettings) settings.probes().get(2).settings()).checks())
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
                    assertThat(check.expectedStatus()).containsExactly("200");
                    assertThat(check.headers()).containsEntry("Accept", "text/html");
                });
    }

    @Test
    void keepsWhatAProbeSaw_belowTheStateOfTheShipper_unlessToldOtherwise() throws YamlException {
        ShipperSettings settings = read(
                "state: /srv/c\nprobes:\n  modules: [{}, { name: other, state: /srv/other.json }]\n  packages: { state: '' }\n");

        assertThat(settings.probes().stream()
                        .map(ProbeSetting::settings)
                        .filter(ModulesSettings.class::isInstance)
                        .map(probe -> ((ModulesSettings) probe).state()))
                .containsExactly("/srv/c/probes/modules.state", "/srv/other.json");
    }

    @Test
    void namesTheSecondOfAKind_byItsNumber() throws YamlException {
        assertThat(read("probes:\n  files: [{}, {paths: /a}]").probes())
                .extracting(ProbeSetting::name)
                .containsExactly("files", "files-2");
    }

    @Test
    void neverShowsThePropertiesOfKafka() throws YamlException {
        assertThat(read("kafka: { ssl.key.password: hunter2 }\nlogs: { paths: /l }")
                        .toString())
                .doesNotContain("hunter2");
    }
}
