package io.culprit.shipper.probe.discovery;

import io.culprit.shipper.format.configuration.Directive;
import io.culprit.shipper.probe.configuration.ConfigurationTree;
import io.culprit.shipper.probe.configuration.Statement;
import io.culprit.shipper.probe.discovery.ServerLog.Use;
import io.culprit.shipper.probe.host.HostFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an Apache writes: {@code CustomLog}, {@code TransferLog}, {@code GlobalLog} and {@code ErrorLog}, with their formats;
 * mod_log_config.c and server/core.c of httpd 2.2 to 2.4.
 */
final class ApacheLogs {

    private final Map<String, String> formats = new HashMap<>();
    private final Sites sites = new Sites("VirtualHost");
    private final List<ServerLog> logs = new ArrayList<>();
    private final List<String> listens = new ArrayList<>();
    private String root;
    private String transfer = "";
    private String errorFormat = "";

    private ApacheLogs(String root) {
        this.root = root;
    }

    static ApacheLogs of(ConfigurationTree tree, String root) {
        ApacheLogs found = new ApacheLogs(root);
        List<Statement> active =
                tree.statements().stream().filter(Statement::active).toList();
        // Names of formats and sites hold wherever they are defined.
        active.forEach(found::define);
        found.sites.restart();
        active.forEach(found::log);
        boolean main = found.logs.stream()
                .anyMatch(log -> log.use() == Use.ERROR && log.site().isEmpty());
        if (!main && !tree.missing()) {
            found.logs.add(new ServerLog(Use.ERROR, found.path("logs/error_log"), "", found.errorFormat, ""));
        }
        return found;
    }

    List<ServerLog> logs() {
        return logs.stream().distinct().toList();
    }

    List<String> listens() {
        return listens.stream().distinct().toList();
    }

    private void define(Statement statement) {
        sites.pass(statement);
        Directive directive = Directive.of(statement.value());
        switch (directive.name()) {
            case "logformat" -> {
                if (directive.arguments().size() > 1) {
                    formats.put(directive.argument(1), directive.argument(0));
                } else {
                    transfer = directive.argument(0);
                }
            }
            case "errorlogformat" -> {
                boolean ofServer = directive.arguments().size() == 1;
                errorFormat = ofServer ? directive.argument(0) : errorFormat;
            }
            case "servername" -> sites.name(statement, directive.argument(0));
            case "serverroot" -> root = directive.argument(0);
            default -> {}
        }
    }

    private void log(Statement statement) {
        Directive directive = Directive.of(statement.value());
        sites.pass(statement);
        String site = sites.of(statement);
        switch (directive.name()) {
            case "customlog", "globallog" -> access(directive, site);
            case "transferlog" -> logs.add(new ServerLog(Use.ACCESS, path(directive.argument(0)), "", transfer, site));
            case "errorlog" -> logs.add(new ServerLog(Use.ERROR, path(directive.argument(0)), "", errorFormat, site));
            case "listen" -> listens.add(directive.argument(0));
            default -> {}
        }
    }

    /** The second argument is a name if there is a format of that name, else a format. */
    private void access(Directive directive, String site) {
        String second = directive.argument(1);
        Optional<String> named = Optional.ofNullable(formats.get(second));
        String format = named.orElse(second.contains("%") ? second : "");
        logs.add(new ServerLog(
                Use.ACCESS, path(directive.argument(0)), second.contains("%") ? "" : second, format, site));
    }

    private String path(String target) {
        return target.startsWith("|") || target.startsWith("syslog") ? target : HostFiles.below(root, target);
    }
}
