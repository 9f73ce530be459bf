package io.culprit.correlation.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.culprit.correlation.signal.SignalDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads signal and pattern files. Durations are written as {@code 30s}, {@code 10m}, {@code 1h}, {@code 7d}. */
final class DefinitionFiles {

    /** A file of signals. */
    record SignalFile(List<SignalDefinition> signals) {}

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})([smhd])");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addDeserializer(Duration.class, new DurationText()))
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DefinitionFiles() {}

    /**
     * Reads one file.
     *
     * @throws IllegalArgumentException when the file is not what it should be, with its name, line and column
     */
    static <T> T read(InputStream in, String name, Class<T> type) throws IOException {
        try {
            return YAML.readValue(in, type);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    name + (at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr()) + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    private static final class DurationText extends StdDeserializer<Duration> {

        private static final long serialVersionUID = 1;

        DurationText() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Matcher matcher = DURATION.matcher(parser.getText());
            if (!matcher.matches()) {
                return (Duration) context.handleWeirdStringValue(
                        Duration.class, parser.getText(), "write it as 30s, 10m, 1h or 7d");
            }
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
    }
}
