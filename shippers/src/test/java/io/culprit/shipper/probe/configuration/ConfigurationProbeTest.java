package io.culprit.shipper.probe.configuration;

import static io.culprit.shipper.probe.FakeHost.events;
import static io.culprit.shipper.probe.FakeHost.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.ChangeEvent;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.FakeHost;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationProbeTest {

    private static final String SITE = "/etc/apache2/sites-enabled/app.conf";

    @TempDir
    Path root;

    private FakeHost host;

    @BeforeEach
    void layOut() {
        host = new FakeHost(root)
                .process(1, 0, "init", 0, "init")
                .file(
                        "/etc/apache2/apache2.conf",
                        "# main\nTimeout 300\nMaxRequestWorkers \\\n  150\nIncludeOptional sites-enabled/*.conf\n")
                .file(
                        SITE,
                        "<VirtualHost *:80>\n  WSGIDaemonProcess deploy processes=2 maximum-requests=500\n"
                                + "  SetEnv DB_PASSWORD hunter2\n</VirtualHost>\n");
    }

    private Probe probe(String state) {
        return new ConfigurationProbeType().open(new ConfigurationSettings(null, null, null, null, state), host.host());
    }

    @Test
    void readsTheWholeConfigurationOnce_withWhatExplainsIncidents() throws InterruptedException {
        Probe probe = probe("");
        Look look = probe.look();
        assertThat(events(look)).singleElement().satisfies(event -> {
            assertThat(event.subject() + " " + event.action() + " " + event.name())
                    .isEqualTo("configuration read WSGIDaemonProcess");
            assertThat(event.attributes())
                    .containsEntry("wsgi.group", "deploy")
                    .containsEntry("wsgi.maximum_requests", "500")
                    .containsEntry("configuration.file", SITE)
                    .containsEntry("configuration.line", "2");
        });
        assertThat(look.captures()).singleElement().satisfies(capture -> {
            assertThat(capture.output()).contains("SetEnv DB_PASSWORD ***").doesNotContain("hunter2", "main");
            assertThat(capture.lines())
                    .containsSubsequence("# file: /etc/apache2/apache2.conf", "# line: 2", "Timeout 300");
        });
        assertThat(probe.look()).isEqualTo(Look.at(List.of()));
    }

    @Test
    void tellsDirectivesThatChanged_oldAndNew_andReadsAnew() throws InterruptedException {
        Probe probe = probe("");
        probe.look();
        host.later(Duration.ofSeconds(60))
                .file(
                        "/etc/apache2/apache2.conf",
                        "Timeout 300\nMaxRequestWorkers 400\nKeepAlive Off\nIncludeOptional sites-enabled/*.conf\n");
        List<ChangeEvent> events = events(probe.look());
        assertThat(events)
                .extracting(event -> event.action() + " " + event.name())
                .containsExactly("changed MaxRequestWorkers", "added KeepAlive", "read WSGIDaemonProcess");
        assertThat(events.get(0).attributes())
                .containsEntry("configuration.file", "/etc/apache2/apache2.conf")
                .containsEntry("configuration.line", "2")
                .containsEntry("configuration.old", "MaxRequestWorkers   150")
                .containsEntry("configuration.new", "MaxRequestWorkers 400");
    }

    @Test
    void tellsThatASecretChanged_butNotTheSecret() throws IOException, InterruptedException {
        String state = root.resolve("state.json").toString();
        Probe probe = probe(state);
        probe.look();
        host.file(SITE, Files.readString(host.path(SITE)).replace("hunter2", "hunter3"));
        Look look = probe.look();
        assertThat(events(look).get(0)).satisfies(event -> {
            assertThat(event.action() + " " + event.name()).isEqualTo("changed SetEnv");
            assertThat(event.attributes())
                    .containsEntry("configuration.masked", "true")
                    .containsEntry("configuration.section", "VirtualHost *:80");
        });
        probe.look();
        assertThat(look.toString()).doesNotContain("hunter");
        assertThat(Path.of(state)).content().doesNotContain("hunter");
        assertThat(probe(state).look()).isEqualTo(Look.at(List.of()));
    }

    @Test
    void tellsFileThatCameAndWent() throws InterruptedException {
        Probe probe = probe("");
        probe.look();
        host.file("/etc/apache2/sites-enabled/.hidden.conf", "Timeout 1");
        assertThat(told(probe.look())).isEmpty();
        host.file("/etc/apache2/sites-enabled/b.conf", "Alias /x /srv/x\n");
        assertThat(told(probe.look())).startsWith("configuration added Alias").contains("configuration read Alias");
        host.delete("/etc/apache2/sites-enabled/b.conf");
        assertThat(told(probe.look())).startsWith("configuration removed Alias");
    }

    @Test
    void readsNginxWithIncludes_andPhp() throws InterruptedException {
        host.file(
                        "/etc/nginx/nginx.conf",
                        "user www-data;\nhttp {\n    include sites-enabled/*;\n    map $a $b { default 0; }\n}\n")
                .file(
                        "/etc/nginx/sites-enabled/default",
                        "server { listen 80; # old;\n  location ~ \"^/a{2};\" {\n proxy_pass http://127.0.0.1:8080;\n"
                                + "    fastcgi_param APP_SECRET abc; }\n}\n")
                .file(
                        "/etc/php/8.2/fpm/pool.d/www.conf",
                        "[www]\npm.max_children = 5\n; pm = static\nenv[API_KEY] = 12\n");
        Probe probe = probe("");
        probe.look();
        host.file(
                        "/etc/nginx/sites-enabled/default",
                        "server { listen 80;\n  location ~ \"^/a{2};\" {\n proxy_pass http://127.0.0.1:9090;\n"
                                + "    fastcgi_param APP_SECRET abd; }\n}\n")
                .file("/etc/php/8.2/fpm/pool.d/www.conf", "[www]\npm.max_children = 50\nenv[API_KEY] = 13\n");
        List<ChangeEvent> events = events(probe.look());
        assertThat(events)
                .extracting(event -> event.attribute("server.software") + " " + event.name() + " "
                        + event.attribute("configuration.section") + ": " + event.attribute("configuration.old")
                        + " -> "
                        + event.attribute("configuration.new"))
                .containsExactlyInAnyOrder(
                        "nginx proxy_pass http > server > location ~ \"^/a{2};\": proxy_pass http://127.0.0.1:8080 -> proxy_pass"
                                + " http://127.0.0.1:9090",
                        "nginx fastcgi_param http > server > location ~ \"^/a{2};\": fastcgi_param APP_SECRET *** ->"
                                + " fastcgi_param APP_SECRET ***",
                        "php pm.max_children www: pm.max_children = 5 -> pm.max_children = 50",
                        "php env[API_KEY] www: env[API_KEY] = *** -> env[API_KEY] = ***");
    }

    @Test
    void readsTheConfigurationOfTheServerThatRuns_ratherThanTheUsualOne() throws InterruptedException {
        host.process(812, 1, "httpd", 60, "/usr/sbin/httpd", "-d", "/srv/a", "-f", "/srv/a/my.conf", "-DAPP")
                .file(
                        "/srv/a/my.conf",
                        "Define where /static\n<IfDefine APP>\nAlias ${where} /srv\n</IfDefine>\n<IfDefine !APP>\nAlias /no /no\n</IfDefine>")
                .process(20, 1, "nginx", 5, "nginx: master process /usr/sbin/nginx -p /srv/n -c my.conf")
                .file("/srv/n/my.conf", "user www-data;\n")
                .delete("/etc/apache2/apache2.conf");
        Probe probe = probe("");
        Look look = probe.look();
        assertThat(events(look)).singleElement().satisfies(event -> assertThat(event.attributes())
                .containsEntry("alias.path", "/static"));
        assertThat(look.captures().get(0).command()).isEqualTo("httpd -d /srv/a -f /srv/a/my.conf");
        host.file("/srv/n/my.conf", "user nginx;\n");
        assertThat(told(probe.look())).containsExactly("configuration changed user");
    }

    @Test
    void isNotTrappedByInclusionsInCircles() throws InterruptedException {
        host.file("/etc/apache2/apache2.conf", "Include apache2.conf\nInclude apache2.conf\nTimeout 3\n");
        assertThat(probe("").look().blind())
                .hasValueSatisfying(blind -> assertThat(blind.detail()).contains("includes itself"));
    }

    @Test
    void isBlind_whenThereIsNoConfiguration() throws InterruptedException {
        Look look = new ConfigurationProbeType()
                .open(
                        new ConfigurationSettings(List.of("/etc/none.conf"), null, null, null, null),
                        new FakeHost(root.resolve("other")).host())
                .look();
        assertThat(look.blind())
                .hasValueSatisfying(blind -> assertThat(blind.reason()).isEqualTo(Reason.MISSING));
    }

    @Test
    void refusesSettings_andSaysAllThatIsWrong() {
        assertThatThrownBy(() -> new ConfigurationSettings(List.of("a.conf"), null, null, List.of("../x"), "s"))
                .hasMessageContaining("configuration.apache must be an absolute path")
                .hasMessageContaining("configuration.logrotate must be names")
                .hasMessageContaining("configuration.state");
    }
}
