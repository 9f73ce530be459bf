package io.culprit.shipper.probe.discovery;

import io.culprit.shipper.format.configuration.Directive;
import io.culprit.shipper.probe.configuration.ConfigurationTree;
import io.culprit.shipper.probe.configuration.NginxTree;
import io.culprit.shipper.probe.configuration.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Status pages in a configuration: {@code SetHandler server-status} within a {@code Location} (mod_status.c of httpd), and
 * {@code stub_status} within a {@code location} (ngx_http_stub_status_module.c). Those that only TLS reaches are left out, as
 * the host's certificate is seldom one for 127.0.0.1.
 */
final class StatusPages {

    private StatusPages() {}

    static List<StatusPage> ofApache(ConfigurationTree tree, List<String> listens) {
        List<StatusPage> pages = new ArrayList<>();
        for (Statement statement : tree.statements()) {
            Directive directive = Directive.of(statement.value());
            if (statement.active()
                    && directive.name().equals("sethandler")
                    && directive.argument(0).equals("server-status")) {
                String site = section(statement, "VirtualHost ").orElse("");
                Optional<String> address = site.isEmpty() ? plain(listens) : plain(List.of(site));
                section(statement, "Location ")
                        .filter(path -> path.startsWith("/"))
                        .ifPresent(path -> address.ifPresent(
                                from -> pages.add(new StatusPage("apache", "http://" + from + path))));
            }
        }
        return pages.stream().distinct().toList();
    }

    static List<StatusPage> ofNginx(ConfigurationTree tree) {
        List<StatusPage> pages = new ArrayList<>();
        Map<Integer, List<String>> listens = new HashMap<>();
        Map<Integer, String> paths = new HashMap<>();
        int server = 0;
        for (Statement statement : tree.statements()) {
            List<String> words = NginxTree.words(statement);
            server += statement.text().equals("server") ? 1 : 0;
            if (words.get(0).equals("listen") && words.size() > 1) {
                listens.computeIfAbsent(server, first -> new ArrayList<>())
                        .add(String.join(" ", words.subList(1, words.size())));
            } else if (words.get(0).equals("stub_status")) {
                int of = server;
                section(statement, "location ")
                        .map(location -> location.replaceFirst("^(?:=|\\^~) ?", ""))
                        .filter(location -> location.startsWith("/"))
                        .ifPresent(location -> paths.put(of, location));
            }
        }
        // nginx listens on port 80 where nothing is said.
        paths.forEach((of, path) -> plain(listens.getOrDefault(of, List.of("80")))
                .ifPresent(from -> pages.add(new StatusPage("nginx", "http://" + from + path))));
        return pages;
    }

    private static Optional<String> section(Statement statement, String begins) {
        Optional<String> found = Optional.empty();
        for (String section : statement.section().split(" > ")) {
            if (section.regionMatches(true, 0, begins, 0, begins.length())) {
                found = Optional.of(section.substring(begins.length()).strip().replace("\"", ""));
            }
        }
        return found;
    }

    /** The first address without TLS, as the host itself reaches it: that of all interfaces is 127.0.0.1. */
    private static Optional<String> plain(List<String> listens) {
        for (String listen : listens) {
            String[] words = listen.strip().split("\\s+");
            boolean secure = listen.contains("https") || listen.contains(" ssl") || words[0].endsWith("443");
            int colon = words[0].lastIndexOf(':');
            boolean six = words[0].endsWith("]");
            String port = six ? "80" : words[0].substring(colon + 1);
            if (!secure && !words[0].startsWith("unix:")) {
                boolean onlyHost = !port.matches("\\d{1,5}");
                String host = onlyHost ? words[0] : colon < 0 || six ? "" : words[0].substring(0, colon);
                boolean any = host.isEmpty()
                        || host.equals("*")
                        || host.equals("0.0.0.0")
                        || host.equals("[::]")
                        || host.startsWith("_default_");
                String number = onlyHost ? "80" : port;
                return Optional.of((any ? "127.0.0.1" : host) + (number.equals("80") ? "" : ":" + number));
            }
        }
        return Optional.empty();
    }
}
