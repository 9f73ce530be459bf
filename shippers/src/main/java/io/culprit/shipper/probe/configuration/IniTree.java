package io.culprit.shipper.probe.configuration;

import io.culprit.shipper.probe.Host;
import java.util.List;

/** Reads configurations of PHP: {@code php.ini}, its {@code conf.d}, and the pools of php-fpm. */
public final class IniTree {

    private IniTree() {}

    /**
     * Reads files of one kind.
     *
     * @param main how the whole is called
     * @param patterns the files, with wildcards
     */
    public static ConfigurationTree read(Host host, String main, List<String> patterns) {
        TreeBuilder builder = new TreeBuilder(host);
        patterns.stream().flatMap(pattern -> builder.named(pattern).stream()).forEach(file -> builder.text(file, 0)
                .ifPresent(text -> read(builder, file, text)));
        return builder.build("php", main);
    }

    private static void read(TreeBuilder builder, String file, String text) {
        String section = "";
        String[] lines = text.split("\n");
        for (int at = 0; at < lines.length; at++) {
            String line = lines[at].strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
            } else if (!line.isEmpty() && line.charAt(0) != ';' && line.charAt(0) != '#') {
                builder.add(new Statement(file, at + 1, section, line, line, true));
            }
        }
    }
}
