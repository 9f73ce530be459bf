package io.culprit.shipper.probe.configuration;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.apache.ApacheServer;
import io.culprit.shipper.probe.apache.ApacheServers;
import io.culprit.shipper.probe.host.HostFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The configurations that there are on a host.
 *
 * @param trees by how they are called
 * @param blind why there may be more
 */
record Trees(SortedMap<String, ConfigurationTree> trees, Optional<Blindness> blind) {

    private static final List<String> USUAL =
            List.of("/etc/apache2/apache2.conf", "/etc/httpd/conf/httpd.conf", "/usr/local/apache2/conf/httpd.conf");

    /** Those of the settings, or else of the servers that run and of the usual places. */
    static Trees on(Host host, ConfigurationSettings settings) {
        SortedMap<String, ConfigurationTree> trees = new TreeMap<>();
        ApacheServers servers = ApacheServers.on(host, "", "");
        List<ApacheServer> running = servers.running();
        for (ApacheServer server : running) {
            if (settings.apache().isEmpty() || settings.apache().contains(server.file())) {
                trees.put(
                        server.label(),
                        ApacheTree.read(
                                server.files(), server.file(), server.root(), server.options(), server.variables()));
            }
        }
        // A server that is down has a configuration, too.
        List<String> others = settings.apache().isEmpty() ? USUAL : settings.apache();
        for (String file : others) {
            boolean known = running.stream().anyMatch(server -> server.file().equals(file));
            if (!known && (HostFiles.exists(host, file) || !settings.apache().isEmpty())) {
                String root = file.replaceFirst("(/conf)?/[^/]*$", "");
                String label = (file.endsWith("apache2.conf") ? "apache2" : "httpd") + " -d " + root + " -f " + file;
                trees.put(label, ApacheTree.read(host, file, root, List.of(), Map.of()));
            }
        }
        for (String file : nginx(host, settings)) {
            if (HostFiles.exists(host, file)) {
                trees.put("nginx -c " + file, NginxTree.read(host, file));
            }
        }
        ConfigurationTree php = IniTree.read(host, "php.ini", settings.php());
        if (!php.missing()) {
            trees.put("php", php);
        }
        // That none runs is no matter here: a configuration is there all the same.
        return new Trees(trees, servers.blind().filter(why -> why.reason() == Reason.PERMISSION));
    }

    /** The usual place says nothing of a server that was started with another. */
    private static Set<String> nginx(Host host, ConfigurationSettings settings) {
        Set<String> files = new TreeSet<>(settings.nginx());
        if (files.equals(Set.of(NginxMaster.USUAL))) {
            try {
                NginxMaster.on(host).forEach(master -> files.add(master.main()));
            } catch (IOException e) {
                return files;
            }
        }
        return files;
    }
}
