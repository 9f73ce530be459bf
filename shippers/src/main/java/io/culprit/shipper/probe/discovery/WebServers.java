package io.culprit.shipper.probe.discovery;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.Commands.Output;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.apache.ApacheServer;
import io.culprit.shipper.probe.apache.ApacheServers;
import io.culprit.shipper.probe.configuration.ApacheTree;
import io.culprit.shipper.probe.configuration.ConfigurationTree;
import io.culprit.shipper.probe.configuration.IniTree;
import io.culprit.shipper.probe.configuration.NginxMaster;
import io.culprit.shipper.probe.configuration.NginxTree;
import io.culprit.shipper.probe.host.HostFiles;
import io.culprit.shipper.probe.host.HostProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The web servers of a host: those that run, and those that are only configured.
 *
 * @param servers the servers, Apache first
 * @param blind what could not be seen, so that there may be more
 */
public record WebServers(List<WebServer> servers, List<Blindness> blind) {

    private static final Duration ENOUGH = Duration.ofSeconds(5);
    private static final Pattern VERSION = Pattern.compile("(?:Apache|nginx|openresty|PHP)[/ ](\\d[\\w.]{0,40})");
    private static final Pattern FPM = Pattern.compile("^php-fpm: master process \\((/[^)]{1,4000})\\)");

    public WebServers {
        servers = List.copyOf(servers);
        blind = List.copyOf(blind);
    }

    /** Looks for them; runs nothing but their programs with {@code -v}. */
    public static WebServers on(Host host) throws InterruptedException {
        List<WebServer> servers = new ArrayList<>();
        List<Blindness> blind = new ArrayList<>();
        ApacheServers apaches = ApacheServers.on(host, "", "");
        apaches.blind().filter(why -> why.reason() == Reason.PERMISSION).ifPresent(blind::add);
        for (ApacheServer server : apaches.running()) {
            ConfigurationTree tree =
                    ApacheTree.read(server.files(), server.file(), server.root(), server.options(), server.variables());
            servers.add(apache(tree, server.root(), OptionalInt.of(server.pid()), server.program(), host, blind));
        }
        for (List<String> usual : List.of(
                List.of("/etc/apache2", "/etc/apache2/apache2.conf", "/usr/sbin/apache2"),
                List.of("/etc/httpd", "/etc/httpd/conf/httpd.conf", "/usr/sbin/httpd"))) {
            if (apaches.running().isEmpty() && HostFiles.exists(host, usual.get(1))) {
                ConfigurationTree tree =
                        ApacheTree.read(host, usual.get(1), usual.get(0), List.of(), ApacheDefaults.of(host));
                servers.add(apache(tree, usual.get(0), OptionalInt.empty(), usual.get(2), host, blind));
            }
        }
        servers.addAll(others(host, blind));
        return new WebServers(servers, blind);
    }

    private static WebServer apache(
            ConfigurationTree tree, String root, OptionalInt pid, String program, Host host, List<Blindness> blind)
            throws InterruptedException {
        refused(tree, blind);
        ApacheLogs logs = ApacheLogs.of(tree, root);
        return new WebServer(
                "apache",
                pid,
                program,
                version(host, program),
                tree.main(),
                logs.listens(),
                logs.logs(),
                StatusPages.ofApache(tree, logs.listens()));
    }

    private static void refused(ConfigurationTree tree, List<Blindness> blind) {
        tree.refused().stream()
                .limit(1)
                .map(file -> new Blindness(
                        Reason.PERMISSION, file + " may not be read, and may name further logs: run this as root"))
                .forEach(blind::add);
    }

    private static List<WebServer> others(Host host, List<Blindness> blind) throws InterruptedException {
        List<WebServer> servers = new ArrayList<>();
        try {
            for (NginxMaster master : NginxMaster.on(host)) {
                servers.add(nginx(host, OptionalInt.of(master.pid()), master, blind));
            }
            if (servers.isEmpty() && HostFiles.exists(host, NginxMaster.USUAL)) {
                NginxMaster usual = new NginxMaster(0, "/usr/sbin/nginx", "/etc/nginx", NginxMaster.USUAL);
                servers.add(nginx(host, OptionalInt.empty(), usual, blind));
            }
        } catch (IOException e) {
            blind.add(new Blindness(
                    Reason.MISSING,
                    "/proc cannot be read (" + e.getMessage() + "), so that it is not known what runs"));
        }
        boolean fpm = false;
        for (HostProcess process : processes(host)) {
            Matcher file = FPM.matcher(title(host, process));
            if (file.find()) {
                String program = process.program(host).orElse("").replace(" (deleted)", "");
                servers.add(fpm(host, OptionalInt.of(process.pid()), program, file.group(1), blind));
                fpm = true;
            }
        }
        if (!fpm && HostFiles.exists(host, "/etc/php-fpm.conf")) {
            servers.add(fpm(host, OptionalInt.empty(), "/usr/sbin/php-fpm", "/etc/php-fpm.conf", blind));
        }
        return servers;
    }

    private static List<HostProcess> processes(Host host) {
        try {
            return HostProcess.all(host).values().stream()
                    .filter(process -> process.name().startsWith("php-fpm"))
                    .sorted(Comparator.comparing(HostProcess::pid))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String title(Host host, HostProcess process) {
        try {
            return String.join(" ", process.arguments(host));
        } catch (IOException e) {
            return "";
        }
    }

    private static WebServer nginx(Host host, OptionalInt pid, NginxMaster master, List<Blindness> blind)
            throws InterruptedException {
        ConfigurationTree tree = NginxTree.read(host, master.main());
        refused(tree, blind);
        NginxLogs logs = NginxLogs.of(tree, master.prefix());
        return new WebServer(
                "nginx",
                pid,
                master.program(),
                version(host, master.program()),
                master.main(),
                logs.listens(),
                logs.logs(),
                StatusPages.ofNginx(tree));
    }

    private static WebServer fpm(Host host, OptionalInt pid, String program, String main, List<Blindness> blind)
            throws InterruptedException {
        String folder = main.substring(0, main.lastIndexOf('/'));
        ConfigurationTree tree =
                IniTree.read(host, main, List.of(main, folder + "/pool.d/*.conf", folder + "/php-fpm.d/*.conf"));
        refused(tree, blind);
        PoolLogs logs = PoolLogs.of(tree);
        return new WebServer(
                "php-fpm", pid, program, version(host, program), main, logs.listens(), logs.logs(), List.of());
    }

    /** {@code Server version: Apache/2.4.62 (Debian)}, {@code nginx version: nginx/1.22.1}, {@code PHP 8.2.29 (fpm-fcgi)}. */
    private static String version(Host host, String program) throws InterruptedException {
        if (program.isEmpty()) {
            return "";
        }
        try {
            Output output = host.commands().run(List.of(program, "-v"), ENOUGH);
            return Optional.of(VERSION.matcher(output.out() + output.err()))
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
