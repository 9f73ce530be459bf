package io.culprit.shipper.setup;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.shipper.probe.discovery.StatusPage;
import io.culprit.shipper.probe.discovery.WebServer;
import io.culprit.shipper.probe.discovery.WebServers;
import io.culprit.shipper.probe.host.HostFiles;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Writes the section of probes: each there is, with what it needs; those that would see nothing as a comment that says why. */
final class SetupProbes {

    private final Yaml yaml;
    private final Host host;
    private final WebServers found;

    SetupProbes(Yaml yaml, Host host, WebServers found) {
        this.yaml = yaml;
        this.host = host;
        this.found = found;
    }

    void write() {
        TreeMap<String, ProbeType<?>> types = new TreeMap<>();
        for (ProbeType<?> type : ServiceLoader.load(ProbeType.class, SetupProbes.class.getClassLoader())) {
            types.put(type.name(), type);
        }
        yaml.line(0, "probes:");
        types.values().forEach(this::probe);
    }

    private void probe(ProbeType<?> type) {
        String name = type.name();
        String why = why(name);
        yaml.comment(2, name + " needs " + type.needs());
        if (!why.isEmpty()) {
            yaml.comment(2, "Left out: " + why);
        } else if (name.equals("scoreboard")) {
            yaml.line(2, name + ":");
            pages("apache");
            pages("nginx");
        } else if (name.equals("locks") && !urls("apache").isEmpty()) {
            yaml.line(2, name + ":");
            pages("apache");
        } else {
            yaml.line(2, name + ": {}");
        }
    }

    /** Why a probe would see nothing, or empty. */
    private String why(String name) {
        return switch (name) {
            case "modules" -> has("apache") ? "" : "there is no Apache.";
            case "packages" ->
                HostFiles.exists(host, "/var/lib/dpkg/status") || HostFiles.exists(host, "/usr/bin/rpm")
                        ? ""
                        : "there is neither dpkg nor rpm.";
            case "scoreboard" -> urls("apache").isEmpty() && urls("nginx").isEmpty() ? noPage() : "";
            case "http" -> "name the pages that must work, as" + example();
            default -> "";
        };
    }

    private String example() {
        return " http: { checks: [{ url: 'https://www.example.org/' }] }";
    }

    private String noPage() {
        String apache = "Apache gives one by <Location \"/server-status\"> SetHandler server-status, Require local"
                + " </Location> and ExtendedStatus On, with mod_status loaded";
        String nginx = "nginx gives one by location = /stub_status { stub_status; allow 127.0.0.1; deny all; }";
        return "no status page is configured. " + (has("nginx") && !has("apache") ? nginx : apache)
                + (has("nginx") && has("apache") ? "; " + nginx : "") + ".";
    }

    private void pages(String kind) {
        if (!urls(kind).isEmpty()) {
            yaml.line(4, kind + ": " + Yaml.list(urls(kind)));
        }
    }

    private List<String> urls(String kind) {
        return found.servers().stream()
                .flatMap(server -> server.pages().stream())
                .filter(page -> page.kind().equals(kind))
                .map(StatusPage::url)
                .distinct()
                .toList();
    }

    private boolean has(String kind) {
        return found.servers().stream().map(WebServer::kind).anyMatch(kind::equals);
    }
}
