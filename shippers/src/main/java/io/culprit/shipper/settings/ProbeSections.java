package io.culprit.shipper.settings;

import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.yaml.Durations;
import io.culprit.yaml.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** Reads the section of probes: a key for each type, below it its settings, or a list of several of that type. */
final class ProbeSections {

    private static final String STATE = "state";

    private ProbeSections() {}

    /**
     * Reads them.
     *
     * @param naming whose they are
     * @param folder where probes keep what they saw, as a whole path
     */
    static List<ProbeSetting<?>> read(Section probes, Naming naming, Path folder) {
        Map<String, ProbeType<?>> types = types();
        List<ProbeSetting<?>> settings = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, ProbeType<?>> type : types.entrySet()) {
            int number = 0;
            for (Section probe : probes.sections(type.getKey())) {
                number++;
                String unnamed = number == 1 ? type.getKey() : type.getKey() + "-" + number;
                setting(probe, type.getValue(), naming, folder, unnamed)
                        .filter(setting -> unique(setting, names, probe))
                        .ifPresent(settings::add);
            }
        }
        probes.end();
        return settings;
    }

    private static boolean unique(ProbeSetting<?> setting, Set<String> names, Section probe) {
        boolean unique = names.add(setting.name());
        if (!unique) {
            probe.problem("name", "is that of another probe too: give each its own");
        }
        return unique;
    }

    static Map<String, ProbeType<?>> types() {
        Map<String, ProbeType<?>> types = new TreeMap<>();
        for (ProbeType<?> type : ServiceLoader.load(ProbeType.class, ProbeSections.class.getClassLoader())) {
            types.put(type.name(), type);
        }
        return types;
    }

    private static <S> Optional<ProbeSetting<?>> setting(
            Section probe, ProbeType<S> type, Naming naming, Path folder, String unnamed) {
        Duration every = probe.read("every", ProbeSections::interval).orElse(type.every());
        String name = probe.read("name", ProbeSections::fileName).orElse(unnamed);
        String service = probe.read("service", Namings::name).orElse(naming.service());
        if (Section.keysOf(type.settings()).contains(STATE)) {
            // What a probe saw last is kept unless it is told otherwise: changes while nobody looked are the point of
            // it.
            probe.unless(STATE, folder.resolve(name + ".state").toString());
        }
        return probe.record(type.settings()).map(settings -> new ProbeSetting<>(name, service, type, settings, every));
    }

    private static Duration interval(String text) {
        Duration every = Durations.read(text);
        if (every.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("look at most ten times a second");
        }
        return every;
    }

    private static String fileName(String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
            throw new IllegalArgumentException("use letters, digits, - and _");
        }
        return text;
    }
}
