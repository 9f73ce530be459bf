package io.culprit.shipper.probe.discovery;

import io.culprit.shipper.probe.configuration.ConfigurationTree;
import io.culprit.shipper.probe.configuration.NginxTree;
import io.culprit.shipper.probe.configuration.Statement;
import io.culprit.shipper.probe.discovery.ServerLog.Use;
import io.culprit.shipper.probe.host.HostFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where an nginx writes: {@code access_log} and {@code error_log}, with what {@code log_format} defines. */
final class NginxLogs {

    private final Map<String, String> formats = new HashMap<>();
    private final Sites sites = new Sites("server");
    private final List<ServerLog> logs = new ArrayList<>();
    private final List<String> listens = new ArrayList<>();
    private final String prefix;

    private NginxLogs(String prefix) {
        this.prefix = prefix;
    }

    /**
     * The logs of a configuration. Those that nginx writes because nothing is said are not in it: their place is built in.
     *
     * @param prefix the folder that relative paths are below of
     */
    static NginxLogs of(ConfigurationTree tree, String prefix) {
        NginxLogs found = new NginxLogs(prefix);
        tree.statements().forEach(found::define);
        found.sites.restart();
        tree.statements().forEach(found::log);
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
        List<String> words = NginxTree.words(statement);
        if (words.get(0).equals("log_format") && words.size() > 2) {
            int from = words.get(2).startsWith("escape=") ? 3 : 2;
            formats.put(words.get(1), String.join("", words.subList(from, words.size())));
        } else if (words.get(0).equals("server_name") && words.size() > 1) {
            sites.name(statement, words.get(1));
        }
    }

    private void log(Statement statement) {
        sites.pass(statement);
        List<String> words = NginxTree.words(statement);
        if (words.size() < 2) {
            return;
        }
        String site = sites.of(statement);
        switch (words.get(0)) {
            case "access_log" -> {
                if (!words.get(1).equals("off")) {
                    boolean named = words.size() > 2 && !words.get(2).contains("=");
                    String name = named ? words.get(2) : "combined";
                    logs.add(new ServerLog(Use.ACCESS, path(words.get(1)), name, formats.getOrDefault(name, ""), site));
                }
            }
            case "error_log" -> logs.add(new ServerLog(Use.ERROR, path(words.get(1)), "", "", site));
            case "listen" -> listens.add(words.get(1));
            default -> {}
        }
    }

    private String path(String target) {
        return target.startsWith("syslog:") || target.equals("stderr") || target.startsWith("memory:")
                ? target
                : HostFiles.below(prefix, target);
    }
}
