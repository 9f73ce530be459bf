package io.culprit.shipper.probe.processes;

import io.culprit.shipper.probe.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Names of the host's local users; those of a directory service stay numbers. */
final class Users {

    private final Map<String, String> names = new HashMap<>();

    Users(Host host) {
        try {
            for (String line : Files.readAllLines(host.path("/etc/passwd"), StandardCharsets.ISO_8859_1)) {
                String[] fields = line.split(":", 4);
                if (fields.length == 4 && !fields[0].isBlank() && !fields[0].contains(" ")) {
                    names.putIfAbsent(fields[2], fields[0]);
                }
            }
        } catch (IOException e) {
            // Without the file, users are told by number.
            names.clear();
        }
    }

    String name(String id) {
        return names.getOrDefault(id, id);
    }
}
