package io.culprit.shipper.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ChangeEvent;
import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.configuration.ApacheConfigurationFormat;
import io.culprit.shipper.format.packages.DpkgFormat;
import io.culprit.shipper.probe.http.ProbeCsvFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeFormatsTest {

    private static List<String> actions(String... lines) {
        LineFormat log = new DpkgFormat().open(Parsing.UTC);
        List<String> actions = new ArrayList<>();
        for (String line : lines) {
            ChangeEvent event = (ChangeEvent)
                    Parsing.events(log, "2026-11-21 08:05:49 " + line).get(0);
            actions.add(event.action() + " " + event.name() + " " + event.version());
        }
        return actions;
    }

    @Test
    void tellsInstallation_whenPackageIsInstalledAtLast() {
        assertThat(actions(
                        "install m:amd64 <none> 1.4-1",
                        "status unpacked m:amd64 1.4-1",
                        "status installed m:amd64 1.4-1"))
                .containsExactly("install m 1.4-1", "status:unpacked m 1.4-1", "installed m 1.4-1");
    }

    @Test
    void tellsNoInstallation_whenPackageIsAboutToBeRemovedOrWasOnlyTriggered() {
        assertThat(actions("startup packages remove", "status installed php:all 2:8.2", "remove php:all 2:8.2 <none>"))
                .containsExactly("startup dpkg ", "status:installed php 2:8.2", "removed php ");
        assertThat(actions(
                        "startup packages configure",
                        "trigproc man-db:amd64 2.1 <none>",
                        "status installed man-db:amd64 2.1"))
                .containsExactly("startup dpkg ", "trigproc man-db 2.1", "status:installed man-db 2.1");
    }

    @Test
    void keepsArchitectureAndPreviousVersion() {
        ChangeEvent event = Parsing.event(
                new DpkgFormat(), "2026-11-21 08:05:49 upgrade apache2:amd64 2.4.1 2.4.2", ChangeEvent.class);
        assertThat(event.action()).isEqualTo("upgraded");
        assertThat(event.version()).isEqualTo("2.4.2");
        assertThat(event.attributes())
                .isEqualTo(Map.of("package.architecture", "amd64", "package.version.previous", "2.4.1"));
    }

    @Test
    void readsDaemonProcess_withOnlyTheOptionsWritten() {
        ChangeEvent event = Parsing.event(
                new ApacheConfigurationFormat(),
                "  wsgiDaemonProcess deploy user=www-data group=www-data \\\n  processes=2 maximum-requests=500 display-name=\"%{GROUP} x\"",
                ChangeEvent.class);
        assertThat(event.name()).isEqualTo("WSGIDaemonProcess");
        assertThat(event.attributes())
                .isEqualTo(Map.of(
                        "wsgi.group", "deploy",
                        "wsgi.unix_user", "www-data",
                        "wsgi.unix_group", "www-data",
                        "wsgi.processes", "2",
                        "wsgi.maximum_requests", "500",
                        "wsgi.display_name", "%{GROUP} x"));
    }

    @Test
    void readsMountsAndAliases() {
        ChangeEvent mount = Parsing.event(
                new ApacheConfigurationFormat(),
                "WSGIScriptAlias / /srv/a.wsgi process-group=deploy",
                ChangeEvent.class);
        assertThat(mount.attributes())
                .isEqualTo(Map.of("wsgi.mount", "/", "wsgi.script", "/srv/a.wsgi", "wsgi.group", "deploy"));
        ChangeEvent alias =
                Parsing.event(new ApacheConfigurationFormat(), "Alias \"/static\" /srv/static", ChangeEvent.class);
        assertThat(alias.attributes()).isEqualTo(Map.of("alias.path", "/static", "alias.target", "/srv/static"));
    }

    @Test
    void readsCheck_withColumnsAsTheHeadingNamesThem() {
        LineFormat rows = new ProbeCsvFormat().open(Parsing.UTC);
        assertThat(Parsing.events(rows, "epoch_ms,url,outcome,latency_ms,status,error"))
                .isEmpty();
        ProbeEvent event = (ProbeEvent) Parsing.events(
                        rows, "1795248412152,\"http://shop.test/a,b\",DOWN_UNCONFIRMED,6075,500,\"HTTP \"\"500\"\"\"")
                .get(0);
        assertThat(event.subject()).isEqualTo("http://shop.test/a,b");
        assertThat(event.outcome()).isEqualTo("DOWN_UNCONFIRMED");
        assertThat(event.attributes())
                .isEqualTo(Map.of("http.response.status_code", "500", "latency_ms", "6075", "reason", "HTTP \"500\""));
    }
}
