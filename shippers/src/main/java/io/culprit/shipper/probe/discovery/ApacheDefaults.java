package io.culprit.shipper.probe.discovery;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.HostFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The variables that Debian's {@code envvars} sets for a server that does not run. */
final class ApacheDefaults {

    private ApacheDefaults() {}

    static Map<String, String> of(Host host) {
        Map<String, String> variables = new HashMap<>();
        try {
            for (String line :
                    HostFiles.text(host, "/etc/apache2/envvars", 64 * 1024).split("\n")) {
                int equals = line.indexOf('=');
                if (line.startsWith("export ") && equals > 0) {
                    // The only instance has no suffix.
                    variables.put(
                            line.substring(7, equals),
                            line.substring(equals + 1).replace("$SUFFIX", "").replace("\"", ""));
                }
            }
        } catch (IOException e) {
            // Another system has none.
            return Map.of();
        }
        return variables;
    }
}
