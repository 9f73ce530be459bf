package io.culprit.shipper.probe.discovery;

import io.culprit.shipper.probe.configuration.ConfigurationTree;
import io.culprit.shipper.probe.configuration.Statement;
import io.culprit.shipper.probe.discovery.ServerLog.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where php-fpm and its pools write; sapi/fpm/fpm/fpm_conf.c of PHP 5.3 to 8.4. */
final class PoolLogs {

    private final List<ServerLog> logs = new ArrayList<>();
    private final List<String> listens = new ArrayList<>();

    static PoolLogs of(ConfigurationTree tree) {
        PoolLogs found = new PoolLogs();
        for (Statement statement : tree.statements()) {
            String pool = statement.section();
            String value = statement
                    .text()
                    .substring(Math.min(
                            statement.text().length(),
                            Math.max(0, statement.text().indexOf('=')) + 1))
                    .strip()
                    .replace("$pool", pool)
                    .replace("\"", "");
            switch (statement.name()) {
                case "error_log", "php_admin_value[error_log]", "php_value[error_log]" ->
                    found.add(Use.ERROR, value, "", pool);
                case "slowlog" -> found.add(Use.SLOW, value, "", pool);
                case "access.log" ->
                    found.add(Use.ACCESS, value, format(tree, pool).orElse(""), pool);
                case "listen" -> found.listens.add(value);
                default -> {}
            }
        }
        return found;
    }

    private static Optional<String> format(ConfigurationTree tree, String pool) {
        return tree.statements().stream()
                .filter(statement ->
                        statement.section().equals(pool) && statement.name().equals("access.format"))
                .map(statement -> statement
                        .text()
                        .substring(statement.text().indexOf('=') + 1)
                        .strip()
                        .replaceAll("^\"|\"$", ""))
                .reduce((first, last) -> last);
    }

    private void add(Use use, String target, String format, String pool) {
        logs.add(new ServerLog(use, target, "", format, pool.equals("global") ? "" : pool));
    }

    List<ServerLog> logs() {
        return logs.stream().distinct().toList();
    }

    List<String> listens() {
        return listens.stream().distinct().toList();
    }
}
