package io.culprit.shipper.setup;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.discovery.ServerLog;
import io.culprit.shipper.probe.discovery.WebServer;
import io.culprit.shipper.probe.discovery.WebServers;
import io.culprit.shipper.probe.host.HostFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a first file of settings: the logs of the servers that are there, and the probes that can see something. */
public final class Setup {

    private static final List<String> OF_HOST = List.of(
            "/var/log/dpkg.log",
            "/var/log/apt/history.log",
            "/var/log/dnf.rpm.log",
            "/var/log/yum.log",
            "/var/log/zypp/history",
            "/var/log/pacman.log",
            "/var/log/syslog",
            "/var/log/messages",
            "/var/log/kern.log");
    private static final List<String> USUAL =
            List.of("/var/log/apache2/*.log", "/var/log/httpd/*_log", "/var/log/nginx/*.log");

    private final Yaml yaml = new Yaml();
    private final Host host;
    private final WebServers found;

    private Setup(Host host, WebServers found) {
        this.host = host;
        this.found = found;
    }

    /**
     * The file, as it would be on a host.
     *
     * @param hostName name of the host
     * @param brokers brokers to begin with
     */
    public static String of(Host host, String hostName, String brokers) throws InterruptedException {
        return new Setup(host, WebServers.on(host)).write(hostName, brokers);
    }

    private String write(String hostName, String brokers) {
        yaml.comment(0, "What this host ships to Kafka. Look at it with: culprit-shipper ship -c FILE --check");
        for (WebServer server : found.servers()) {
            yaml.comment(
                    0,
                    "Found: " + server.kind() + (server.version().isEmpty() ? "" : " " + server.version())
                            + (server.pid().isPresent() ? ", running" : ", not running") + ", configured by "
                            + server.configuration());
        }
        for (Blindness blind : found.blind()) {
            yaml.comment(0, "Not seen: " + blind.detail());
        }
        yaml.blank()
                .comment(
                        0,
                        "Incidents are found per service: one for all that fails together. A log may have a 'service' of"
                                + " its own.")
                .line(0, "service: " + Yaml.quoted(service(hostName)))
                .line(0, "host: " + Yaml.quoted(hostName))
                .comment(0, "timezone: Europe/Vienna   # of error logs, which name none; else that of the host")
                .line(0, "state: /var/lib/culprit-shipper")
                .blank()
                .line(0, "kafka:")
                .comment(2, "Any property of Kafka's clients: security.protocol, sasl.jaas.config, …")
                .line(2, "bootstrap.servers: " + Yaml.quoted(brokers))
                .blank();
        logs();
        yaml.blank();
        new SetupProbes(yaml, host, found).write();
        yaml.blank()
                .comment(0, "What does not leave this host. Addresses: truncate (to /24 and /48), hash or keep.")
                .line(0, "# redact:")
                .line(0, "#   client_address: truncate")
                .line(0, "#   user_name: hash")
                .line(0, "#   query_parameters: [token, \"*password*\"]")
                .line(0, "#   headers: [cookie, authorization]")
                .blank()
                .line(0, "health:")
                .line(2, "listen: 127.0.0.1:9464   # or none");
        return yaml.toString();
    }

    /** The only site there is, else the host. */
    private String service(String hostName) {
        List<String> sites = found.servers().stream()
                .flatMap(server -> server.logs().stream())
                .map(ServerLog::site)
                .filter(site -> site.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,250}") && site.contains("."))
                .distinct()
                .toList();
        return sites.size() == 1 ? sites.get(0) : hostName;
    }

    private void logs() {
        Map<String, FoundLog> files = new LinkedHashMap<>();
        List<String> elsewhere = new ArrayList<>();
        for (WebServer server : found.servers()) {
            for (ServerLog log : server.logs()) {
                FoundLog known = FoundLog.of(server, log);
                if (log.isFile() && isPlain(log.target())) {
                    files.merge(log.target(), known, FoundLog::and);
                } else {
                    elsewhere.add("Not a file: the " + known.about() + " goes to " + log.target() + mend(log.target()));
                }
            }
        }
        yaml.line(0, "logs:");
        files.values().forEach(this::log);
        List<String> ofHost =
                OF_HOST.stream().filter(path -> HostFiles.exists(host, path)).toList();
        if (!ofHost.isEmpty()) {
            yaml.comment(2, "What was installed, and what the kernel says of crashes and of memory.")
                    .line(2, "- paths: " + Yaml.list(ofHost));
        }
        if (files.isEmpty()) {
            yaml.comment(2, "No log of a web server was found: these are the usual places.")
                    .line(2, "- paths: " + Yaml.list(USUAL));
        }
        elsewhere.stream().distinct().forEach(line -> yaml.comment(2, line));
    }

    private void log(FoundLog log) {
        yaml.comment(2, log.about() + (HostFiles.exists(host, log.target()) ? "" : ", not there yet"))
                .line(2, "- paths: " + Yaml.quoted(log.target()));
        if (!log.format().isEmpty()) {
            yaml.line(4, "format: " + Yaml.quoted(log.format()));
        }
    }

    /** Whether a name means itself in a pattern and in YAML. */
    private static boolean isPlain(String path) {
        return path.matches("[^*?\\[\\]{}\\\\\\p{Cntrl}]+");
    }

    private static String mend(String target) {
        return target.startsWith("|")
                ? ": name the files that this program writes"
                : target.contains("syslog") ? ": name the file that syslog writes" : "";
    }
}
