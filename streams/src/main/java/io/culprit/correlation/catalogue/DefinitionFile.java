package io.culprit.correlation.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.correlation.signal.SignalDefinition;
import io.culprit.yaml.Durations;
import io.culprit.yaml.Problem;
import io.culprit.yaml.YamlDocument;
import io.culprit.yaml.YamlException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file taken apart: a pattern or signals, or what keeps it from being either. Meaning is checked elsewhere, once all files
 * are there.
 */
final class DefinitionFile {

    private record SignalFile(List<SignalDefinition> signals) {}

    private static final ObjectMapper VALUES = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addDeserializer(Duration.class, new WrittenDuration()))
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DefinitionText text;
    private final List<DefinitionProblem> problems = new ArrayList<>();
    private Optional<YamlDocument> document = Optional.empty();
    private Optional<PatternDefinition> pattern = Optional.empty();
    private List<SignalDefinition> signals = List.of();

    DefinitionFile(DefinitionText text) {
        this.text = text;
        try {
            YamlDocument yaml = YamlDocument.of(text.name(), text.yaml());
            document = Optional.of(yaml);
            read(yaml);
        } catch (YamlException e) {
            e.problems().forEach(this::add);
        }
    }

    private void read(YamlDocument yaml) {
        boolean ofSignals = yaml.has(List.of("signals")) && !yaml.has(List.of("pattern"));
        List<Problem> wrong =
                yaml.against(ofSignals ? DefinitionSchema.SIGNALS.json() : DefinitionSchema.PATTERN.json());
        wrong.forEach(this::add);
        if (!wrong.isEmpty()) {
            return;
        }
        try {
            if (ofSignals) {
                signals = read(yaml.json(), SignalFile.class).signals();
            } else {
                pattern = Optional.of(read(yaml.json(), PatternDefinition.class));
            }
        } catch (JsonProcessingException e) {
            add(yaml.problem(List.of(), e.getOriginalMessage()));
        }
    }

    private static <T> T read(JsonNode json, Class<T> type) throws JsonProcessingException {
        return VALUES.treeToValue(json, type);
    }

    DefinitionText text() {
        return text;
    }

    Optional<PatternDefinition> pattern() {
        return pattern;
    }

    List<SignalDefinition> signals() {
        return signals;
    }

    List<DefinitionProblem> problems() {
        return problems;
    }

    /** Notes what is wrong at a place of the file. */
    void wrong(List<String> path, String what) {
        document.ifPresent(yaml -> add(yaml.problem(path, what)));
    }

    private void add(Problem problem) {
        problems.add(new DefinitionProblem(text.name(), problem.line(), problem.column(), problem.what()));
    }

    private static final class WrittenDuration extends StdDeserializer<Duration> {

        private static final long serialVersionUID = 1;

        WrittenDuration() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Durations.read(parser.getText());
        }
    }
}
