package io.culprit.shipper.format.grok;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Line;
import io.culprit.text.NearMatch;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A format that a YAML file defines: {@code name}, {@code kind} ({@code access} or {@code error}), {@code expression}, and
 * if need be {@code patterns} (by name), {@code pattern_files}, {@code time} ({@code field}, {@code format}) and
 * {@code samples}.
 *
 * <p>All that is wrong with a file is told at once, each with its place and its mend. Samples must match, so that a
 * definition that reads nothing is found before a log is read with it.
 */
public final class GrokDefinition {

    private static final List<String> KEYS =
            List.of("name", "kind", "expression", "patterns", "pattern_files", "time", "samples");
    private static final List<String> TIME_KEYS = List.of("field", "format");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z][a-z0-9_-]*)*");
    private static final Pattern PATTERN_LINE = Pattern.compile("(\\w+)\\s+(.+)");
    private static final Setting ANY = new Setting(ZoneOffset.UTC, Software.UNKNOWN, Instant.EPOCH);

    private final JsonNode root;
    private final PatternFiles files;
    private final List<String> problems = new ArrayList<>();

    private GrokDefinition(JsonNode root, PatternFiles files) {
        this.root = root;
        this.files = files;
    }

    /** Reads the files that a definition names. */
    @FunctionalInterface
    public interface PatternFiles {

        /**
         * The text of a file.
         *
         * @param name as it stands in the definition
         * @throws IOException when it cannot be read; the message says why
         */
        String read(String name) throws IOException;
    }

    /**
     * The format that a definition makes.
     *
     * @param yaml the definition
     * @throws FormatException with all its problems
     */
    public static Format read(String yaml, PatternFiles files) throws FormatException {
        try {
            JsonNode root = new YAMLMapper().readTree(yaml);
            return new GrokDefinition(root, files).format();
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null ? "" : "line " + at.getLineNr() + ": ";
            throw new FormatException(where + "no YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private Format format() throws FormatException {
        if (!root.isObject()) {
            throw new FormatException("not a definition: write name, kind and expression, each with its value");
        }
        known(root, KEYS, "");
        String name = name();
        Optional<EventKind> kind = kind();
        Map<String, String> patterns = patterns();
        Optional<Expression> expression = expression(patterns);
        Optional<GrokTime> time = time();
        List<String> samples = texts("samples");
        String timeField = root.path("time").path("field").asText(GrokField.TIME);
        expression.ifPresent(found -> timeFieldIn(found, timeField));
        if (!problems.isEmpty()) {
            throw new FormatException(told());
        }
        String field = GrokField.of(timeField).name();
        GrokFormat format = new GrokFormat(
                new GrokFormat.Definition(name, kind.orElseThrow(), field, time.orElseThrow(), samples),
                expression.orElseThrow());
        for (int i = 0; i < samples.size(); i++) {
            if (format.open(ANY).read(Line.of(samples.get(i))) instanceof Rejection why) {
                problem(
                        "samples[" + i + "]",
                        "is not read, " + why.detail() + ": '" + Bounded.excerpt(samples.get(i)) + "'",
                        "mend the expression or the sample");
            }
        }
        if (!problems.isEmpty()) {
            throw new FormatException(told());
        }
        return format;
    }

    private String told() {
        return problems.size() == 1 ? problems.get(0) : problems.size() + " problems: " + String.join("; ", problems);
    }

    private void problem(String where, String what, String mend) {
        problems.add(where + " " + what + ": " + mend);
    }

    private void known(JsonNode object, List<String> keys, String where) {
        object.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                String near = NearMatch.of(key, keys)
                        .map(meant -> "did you mean " + meant + "?")
                        .orElse("there are " + String.join(", ", keys));
                problem(where + Bounded.excerpt(key), "is no key of a definition", near);
            }
        });
    }

    private String name() {
        String name = root.path("name").asText("");
        if (!NAME.matcher(name).matches()) {
            problem("name", name.isEmpty() ? "is missing" : "is '" + name + "'", "write one as shop.application");
        } else if (Formats.named(name).isPresent()) {
            problem("name", "is that of a format that is built in", "choose another than " + name);
        }
        return name;
    }

    private Optional<EventKind> kind() {
        String kind = root.path("kind").asText("");
        switch (kind) {
            case "access":
                return Optional.of(EventKind.ACCESS);
            case "error":
                return Optional.of(EventKind.ERROR);
            default:
                problem("kind", kind.isEmpty() ? "is missing" : "is '" + kind + "'", "write access or error");
                return Optional.empty();
        }
    }

    private Optional<Expression> expression(Map<String, String> patterns) {
        String expression = root.path("expression").asText("");
        if (expression.isEmpty()) {
            problem("expression", "is missing", "write one as '%{IP:clientip} %{GREEDYDATA:message}'");
            return Optional.empty();
        }
        try {
            return Optional.of(Expression.of(expression, patterns));
        } catch (FormatException e) {
            problem("expression", "cannot be used", e.getMessage());
            return Optional.empty();
        }
    }

    private Map<String, String> patterns() {
        Map<String, String> patterns = new LinkedHashMap<>();
        for (String file : texts("pattern_files")) {
            try {
                files.read(file).lines().forEach(line -> add(line.strip(), file, patterns));
            } catch (IOException e) {
                problem("pattern_files", "names " + file, e.getMessage());
            }
        }
        JsonNode inline = root.path("patterns");
        if (!inline.isMissingNode() && !inline.isObject()) {
            problem("patterns", "is no list of names", "write a pattern as NAME: 'expression'");
        }
        inline.properties().forEach(entry -> {
            if (entry.getKey().matches("\\w+")) {
                patterns.put(entry.getKey(), entry.getValue().asText());
            } else {
                problem("patterns", "has the name '" + entry.getKey() + "'", "use letters, digits and _");
            }
        });
        return patterns;
    }

    private void add(String line, String file, Map<String, String> patterns) {
        var matcher = PATTERN_LINE.matcher(line);
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (matcher.matches()) {
            patterns.put(matcher.group(1), matcher.group(2));
        } else {
            problem(
                    "pattern_files",
                    "has in " + file + " the line '" + Bounded.excerpt(line) + "'",
                    "write NAME, a blank, and the expression");
        }
    }

    private Optional<GrokTime> time() {
        JsonNode time = root.path("time");
        if (!time.isMissingNode() && !time.isObject()) {
            problem("time", "is no field", "write field: and format: below it");
        }
        known(time, TIME_KEYS, "time.");
        String format = time.path("format").asText("");
        try {
            return Optional.of(format.isEmpty() ? GrokTime.usual() : GrokTime.of(format));
        } catch (IllegalArgumentException e) {
            problem(
                    "time.format",
                    "is '" + format + "', " + e.getMessage(),
                    "write it as yyyy-MM-dd HH:mm:ss, or as ISO8601, UNIX or UNIX_MS");
            return Optional.empty();
        }
    }

    private void timeFieldIn(Expression expression, String field) {
        boolean named = root.path("time").has("field");
        List<String> names = expression.fields().stream().map(GrokField::name).toList();
        if (named && !names.contains(GrokField.of(field).name())) {
            problem(
                    "time.field",
                    "is '" + field + "', which the expression does not capture",
                    "capture it as %{…:" + field + "}");
        }
    }

    private List<String> texts(String key) {
        JsonNode list = root.path(key);
        if (!list.isMissingNode() && !list.isArray()) {
            problem(key, "is no list", "begin each with a dash");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(item -> {
            if (list.isArray()) {
                texts.add(item.asText());
            }
        });
        return texts;
    }
}
