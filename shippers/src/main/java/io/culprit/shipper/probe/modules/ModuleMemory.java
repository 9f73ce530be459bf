package io.culprit.shipper.probe.modules;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the probe remembers of each server.
 *
 * @param servers servers by their label
 */
record ModuleMemory(SortedMap<String, ServerMemory> servers) {

    ModuleMemory {
        servers = servers == null ? new TreeMap<>() : new TreeMap<>(servers);
    }

    /**
     * What is remembered of one server.
     *
     * @param error why its configuration did not parse, or empty
     * @param modules its modules by name
     * @param stale paths of other libraries whose file is gone
     */
    record ServerMemory(String error, SortedMap<String, Seen> modules, SortedSet<String> stale) {

        ServerMemory {
            error = Objects.requireNonNullElse(error, "");
            modules = new TreeMap<>(modules == null ? Map.of() : modules);
            stale = stale == null ? new TreeSet<>() : new TreeSet<>(stale);
        }
    }
}
