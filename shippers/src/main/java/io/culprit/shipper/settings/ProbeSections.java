package io.culprit.shipper.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.culprit.shipper.format.NearMatch;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.shipper.yaml.Durations;
import io.culprit.shipper.yaml.Section;
import java.io.IOException;
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

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addDeserializer(Duration.class, new WrittenDuration()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private ProbeSections() {}

    static List<ProbeSetting<?>> read(Section probes, Naming naming) {
        Map<String, ProbeType<?>> types = types();
        List<ProbeSetting<?>> settings = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, ProbeType<?>> type : types.entrySet()) {
            int number = 0;
            for (Section probe : probes.sections(type.getKey())) {
                number++;
                String unnamed = number == 1 ? type.getKey() : type.getKey() + "-" + number;
                setting(probe, type.getValue(), naming, unnamed)
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
            Section probe, ProbeType<S> type, Naming naming, String unnamed) {
        Duration every = probe.read("every", ProbeSections::interval).orElse(type.every());
        String name = probe.read("name", ProbeSections::fileName).orElse(unnamed);
        String service = probe.text("service").orElse(naming.service());
        try {
            S settings = MAPPER.treeToValue(probe.rest(), type.settings());
            return Optional.of(new ProbeSetting<>(name, service, type, settings, every));
        } catch (UnrecognizedPropertyException e) {
            List<String> known = new ArrayList<>(List.of("every", "name", "service"));
            e.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
            probe.problem(
                    e.getPropertyName(),
                    "is no key: "
                            + NearMatch.of(e.getPropertyName(), known)
                                    .map(meant -> "did you mean " + meant + "?")
                                    .orElse("there are " + String.join(", ", known)));
        } catch (JsonMappingException e) {
            String key = e.getPath().isEmpty()
                    ? ""
                    : Optional.ofNullable(e.getPath().get(0).getFieldName()).orElse("");
            String why = e.getCause() instanceof IllegalArgumentException refused
                    ? refused.getMessage()
                    : e.getOriginalMessage();
            if (key.isEmpty()) {
                probe.problem(": " + why);
            } else {
                probe.problem(key, ": " + why);
            }
        } catch (IOException e) {
            probe.problem(e.getMessage());
        }
        return Optional.empty();
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

    private static final class WrittenDuration extends StdDeserializer<Duration> {

        private static final long serialVersionUID = 1;

        WrittenDuration() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return Durations.read(parser.getText());
            } catch (IllegalArgumentException e) {
                return (Duration) context.handleWeirdStringValue(Duration.class, parser.getText(), e.getMessage());
            }
        }
    }
}
