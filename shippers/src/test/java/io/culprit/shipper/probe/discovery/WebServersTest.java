package io.culprit.shipper.probe.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.probe.FakeHost;
import io.culprit.shipper.probe.discovery.ServerLog.Use;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebServersTest {

    private static final String COMBINED = "%h %l %u %t \"%r\" %>s %O \"%{Referer}i\"";

    @TempDir
    Path root;

    private FakeHost host;

    @BeforeEach
    void layOut() {
        host = new FakeHost(root).process(1, 0, "init", 0, "init");
    }

    @Test
    void findsApache_itsSitesAndTheFormatsOfTheirLogs() throws InterruptedException {
        host.process(812, 1, "apache2", 60, "/usr/sbin/apache2", "-k", "start")
                .process(813, 812, "apache2", 60, "/usr/sbin/apache2", "-k", "start")
                .file("/proc/812/environ", "APACHE_LOG_DIR=/var/log/apache2\0DB_PASSWORD=x\0")
                .prints("/usr/sbin/apache2 -v", 0, "Server version: Apache/2.4.62 (Debian)\nServer built: x\n", "")
                .file(
                        "/etc/apache2/apache2.conf",
                        "Listen 80\nErrorLog ${APACHE_LOG_DIR}/error.log\n"
                                + "LogFormat \"%h %l %u %t \\\"%r\\\" %>s %O \\\"%{Referer}i\\\"\" combined\n"
                                + "IncludeOptional sites-enabled/*.conf\n")
                .file(
                        "/etc/apache2/sites-enabled/app.conf",
                        "<VirtualHost *:80>\nCustomLog ${APACHE_LOG_DIR}/app.log combined env=!dontlog\nServerName app.example.test\n"
                                + "ErrorLog \"|/usr/bin/rotatelogs /var/log/app.%Y 86400\"\nCustomLog logs/t.log \"%h %D\"\n</VirtualHost>\n");
        WebServers found = WebServers.on(host.host());
        assertThat(found.blind()).isEmpty();
        assertThat(found.servers()).singleElement().satisfies(server -> {
            assertThat(server.kind()).isEqualTo("apache");
            assertThat(server.pid()).isEqualTo(OptionalInt.of(812));
            assertThat(server.version()).isEqualTo("2.4.62");
            assertThat(server.configuration()).isEqualTo("/etc/apache2/apache2.conf");
            assertThat(server.listens()).containsExactly("80");
            assertThat(server.logs())
                    .containsExactlyInAnyOrder(
                            new ServerLog(Use.ERROR, "/var/log/apache2/error.log", "", "", ""),
                            new ServerLog(
                                    Use.ACCESS, "/var/log/apache2/app.log", "combined", COMBINED, "app.example.test"),
                            new ServerLog(
                                    Use.ERROR,
                                    "|/usr/bin/rotatelogs /var/log/app.%Y 86400",
                                    "",
                                    "",
                                    "app.example.test"),
                            new ServerLog(Use.ACCESS, "/etc/apache2/logs/t.log", "", "%h %D", "app.example.test"));
            assertThat(server.logs().stream().filter(ServerLog::isFile)).hasSize(3);
        });
    }

    @Test
    void findsNginxAndPools() throws InterruptedException {
        host.process(20, 1, "nginx", 5, "nginx: master process /usr/sbin/nginx -c /srv/n/nginx.conf -g daemon on;")
                .process(30, 1, "php-fpm8.2", 5, "php-fpm: master process (/etc/php/8.2/fpm/php-fpm.conf)")
                .file(
                        "/srv/n/nginx.conf",
                        "error_log /var/log/nginx/error.log warn;\nhttp {\n log_format main escape=json '$remote_addr '\n '\"$request\"';\n"
                                + " server { server_name a.example.test b; listen 127.0.0.1:8080 ssl; access_log /var/log/nginx/a.log main buffer=1k; }\n"
                                + " server { access_log off; access_log syslog:server=unix:/dev/log; }\n}\n")
                .file(
                        "/etc/php/8.2/fpm/php-fpm.conf",
                        "[global]\nerror_log = /var/log/php8.2-fpm.log\ninclude=/etc/php/8.2/fpm/pool.d/*.conf\n")
                .file(
                        "/etc/php/8.2/fpm/pool.d/www.conf",
                        "[www]\nlisten = /run/php/php8.2-fpm.sock\nslowlog = /var/log/$pool.slow\naccess.log = /var/log/$pool.access.log\n"
                                + "access.format = \"%R - %u %t \\\"%m %r\\\" %s\"\n;x = 1\n");
        WebServers found = WebServers.on(host.host());
        assertThat(found.servers()).extracting(WebServer::kind).containsExactly("nginx", "php-fpm");
        assertThat(found.servers().get(0)).satisfies(nginx -> {
            assertThat(nginx.listens()).containsExactly("127.0.0.1:8080");
            assertThat(nginx.logs())
                    .containsExactly(
                            new ServerLog(Use.ERROR, "/var/log/nginx/error.log", "", "", ""),
                            new ServerLog(
                                    Use.ACCESS,
                                    "/var/log/nginx/a.log",
                                    "main",
                                    "$remote_addr \"$request\"",
                                    "a.example.test"),
                            new ServerLog(Use.ACCESS, "syslog:server=unix:/dev/log", "combined", "", ""));
        });
        assertThat(found.servers().get(1).logs())
                .containsExactly(
                        new ServerLog(Use.ERROR, "/var/log/php8.2-fpm.log", "", "", ""),
                        new ServerLog(Use.SLOW, "/var/log/www.slow", "", "", "www"),
                        new ServerLog(Use.ACCESS, "/var/log/www.access.log", "", "%R - %u %t \\\"%m %r\\\" %s", "www"));
    }

    @Test
    void findsServersThatOnlyAreConfigured() throws InterruptedException {
        host.file("/etc/apache2/apache2.conf", "ErrorLog ${APACHE_LOG_DIR}/error.log\n")
                .file("/etc/apache2/envvars", "unset HOME\nSUFFIX=\nexport APACHE_LOG_DIR=/var/log/apache2$SUFFIX\n");
        assertThat(WebServers.on(host.host()).servers()).singleElement().satisfies(server -> {
            assertThat(server.pid()).isEmpty();
            assertThat(server.logs())
                    .containsExactly(new ServerLog(Use.ERROR, "/var/log/apache2/error.log", "", "", ""));
        });
    }

    @Test
    void findsStatusPages_asTheHostItselfReachesThem() throws InterruptedException {
        host.file(
                        "/etc/apache2/apache2.conf",
                        "Listen 443\nListen [::]:8081\n<Location /server-status>\nSetHandler server-status\n</Location>\n"
                                + "<VirtualHost 192.0.2.5:443>\n<Location /tls>\nSetHandler server-status\n</Location>\n</VirtualHost>\n"
                                + "<LocationMatch ^/x>\nSetHandler server-status\n</LocationMatch>\n")
                .file(
                        "/etc/nginx/nginx.conf",
                        "http {\n server { listen 443 ssl; location /tls { stub_status; } }\n"
                                + " server { listen unix:/run/n; listen 192.0.2.5:82 default_server; location = /busy { stub_status on; } }\n"
                                + " server { location /usual { stub_status; } }\n}\n");

        assertThat(WebServers.on(host.host()).servers())
                .flatExtracting(WebServer::pages)
                .containsExactlyInAnyOrder(
                        new StatusPage("apache", "http://127.0.0.1:8081/server-status"),
                        new StatusPage("nginx", "http://192.0.2.5:82/busy"),
                        new StatusPage("nginx", "http://127.0.0.1/usual"));
    }
}
