package io.culprit.shipper.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.culprit.yaml.YamlException;
import io.culprit.yaml.YamlFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsMistakesTest {

    private static List<String> problems(String yaml) {
        YamlException refused = catchThrowableOfType(
                YamlException.class, () -> YamlFile.read("s.yaml", yaml, root -> SettingsFile.settings(root, "web-1")));
        assertThat(refused).as(yaml).isNotNull();
        List<String> lines = refused.getMessage().lines().toList();
        return lines.size() == 1 ? lines : lines.subList(1, lines.size());
    }

    @Test
    void tellsEverythingAtOnce() {
        assertThat(problems("""
                        servce: shop
                        host: a|b
                        timezone: Mars/Olympus
                        state: var/lib
                        kafka:
                          bootstrap_servers: k:9092
                        logs:
                          - path: /var/log/a.log
                            read_from: start
                            format: nginx.eror
                          - paths: [var/log/b.log, "/l/[a"]
                        probes:
                          module: {}
                          files:
                            pahts: [/etc]
                            most: many
                            every: 5
                            state: x
                          http:
                            checks:
                              - url: www.example.test
                                expected_status: [2xx]
                                timeout: 3s
                              - url: https://www.example.test/
                                connect_timeout: 1 hour
                        health:
                          listen: 9464
                        """))
                .containsExactly(
                        "s.yaml:1:1: servce is no key: did you mean service?",
                        "s.yaml:2:7: host is 'a|b': give a name without '|'",
                        "s.yaml:3:11: timezone is 'Mars/Olympus': write a zone as Europe/Vienna, +02:00 or UTC",
                        "s.yaml:4:8: state is 'var/lib': write a whole path, which begins with /",
                        "s.yaml:6:22: kafka.bootstrap_servers is no property of Kafka's clients: did you mean bootstrap.servers?",
                        "s.yaml:8:5: logs[0].paths is missing: name files, folders or patterns as /var/log/apache2/*.log",
                        "s.yaml:8:5: logs[0].path is no key: did you mean paths?",
                        "s.yaml:9:16: logs[0].read_from is 'start': write rotated, beginning or end",
                        "s.yaml:10:13: logs[0].format is 'nginx.eror': there is no format 'nginx.eror'; did you mean nginx.error?"
                                + FORMATS,
                        "s.yaml:11:12: logs[1].paths has 'var/log/b.log', which is no whole path: begin it with /",
                        "s.yaml:11:12: logs[1].paths has '/l/[a', which is no pattern: close every [ and {, and write"
                                + " \\ before one that means itself",
                        "s.yaml:13:3: probes.module is no key: did you mean modules?",
                        "s.yaml:15:5: probes.files.pahts is no key: did you mean paths?",
                        "s.yaml:16:11: probes.files.most is 'many': write a number",
                        "s.yaml:17:12: probes.files.every is '5': write it as 250ms, 30s, 10m, 1h or 7d",
                        "s.yaml:23:9: probes.http.checks[0].timeout is no key: there are " + CHECK_KEYS,
                        "s.yaml:25:26: probes.http.checks[1].connect_timeout is '1 hour': write it as 250ms, 30s, 10m, 1h or 7d",
                        "s.yaml:27:11: health.listen is '9464': write an address as 127.0.0.1:9464, or none");
    }

    private static final String FORMATS = " There are: "
            + String.join(
                    ", ",
                    io.culprit.shipper.format.Formats.all().stream()
                            .map(io.culprit.shipper.format.Format::name)
                            .toList());
    private static final String CHECK_KEYS = "url, method, headers, expected_status, expected_content, connect_timeout,"
            + " read_timeout, total_timeout, follow_redirects, insecure";

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("", "s.yaml:1:1: names nothing to ship: add logs, probes, topics, journal or stdin"),
                Arguments.of("logs: []", "s.yaml:1:7: logs names nothing to ship: add files, or take it out"),
                Arguments.of("logs: /var/log/a", "s.yaml:1:7: logs is no section: write keys with values below it"),
                Arguments.of("logs: { paths: /l, format: '%h %Q' }", "s.yaml:1:28: logs.format is '%h %Q'"),
                Arguments.of("probes: {}", "s.yaml:1:9: probes names nothing"),
                Arguments.of(
                        "probes: { packages: { database: msi } }",
                        "s.yaml:1:33: probes.packages.database: must be dpkg or rpm"),
                Arguments.of(
                        "probes: { files: { name: ../x } }", "s.yaml:1:26: probes.files.name is '../x': use letters"),
                Arguments.of(
                        "probes: { files: { every: 1ms } }", "s.yaml:1:27: probes.files.every is '1ms': look at most"),
                Arguments.of(
                        "probes: { files: [{name: a}, {name: a}] }",
                        "s.yaml:1:37: probes.files[1].name is that of another probe too: give each its own"),
                Arguments.of("probes: { scoreboard: {} }", "s.yaml:1:23: probes.scoreboard.apache: name a status page"),
                Arguments.of(
                        "probes: { scoreboard: { apache: 'htp://a:hunter2@b/' } }",
                        "s.yaml:1:33: probes.scoreboard.apache: \"…@b/\" is not the address of a page"),
                Arguments.of("probes: { locks: { timeout: 9h } }", "s.yaml:1:29: probes.locks.timeout: 32400s is not"),
                Arguments.of(
                        "probes: { http: { checks: {url: '/'} } }",
                        "s.yaml:1:33: probes.http.checks.url: \"/\" is not the address"),
                Arguments.of(
                        "logs: { paths: /l }\nhealth: { listen: 'no.such.host.invalid:1' }",
                        "s.yaml:2:19: health.listen"),
                Arguments.of(
                        "logs: { paths: /l }\nredact: { client_adress: hash }",
                        "s.yaml:2:11: redact.client_adress is no key: did you mean client_address?"),
                Arguments.of(
                        "logs: { paths: /l }\nredact: { user_name: none }",
                        "s.yaml:2:22: redact.user_name is 'none': write one of keep, drop, hash"),
                Arguments.of(
                        "logs: { paths: /l }\nredact: { key_file: /k }",
                        "s.yaml:2:21: redact.key_file is for hashes, and nothing is hashed"),
                Arguments.of("logs: { paths: /l }\nkafka: { ssl: { key: x } }", "s.yaml:2:15: kafka.ssl is no text"));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource("mistakes")
    void tellsAMistake_itsPlaceAndItsMend(String yaml, String problem) {
        assertThat(problems(yaml)).singleElement().satisfies(told -> assertThat(told)
                .startsWith(problem));
    }
}
