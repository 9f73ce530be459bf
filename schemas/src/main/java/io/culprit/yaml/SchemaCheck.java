package io.culprit.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.text.Excerpt;
import io.culprit.text.NearMatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Holds YAML against the JSON Schema that editors complete it by, so that the two cannot disagree.
 *
 * <p>A validator of JSON would do, but for what people need: the line, and the key that was meant. What is understood is
 * what our own schemas use: {@code $ref} within the schema, {@code anyOf} of alternatives of different shape, {@code type},
 * {@code properties}, {@code additionalProperties}, {@code required}, {@code items}, {@code minItems}, {@code
 * minProperties}, {@code enum}, {@code pattern}, {@code minimum} and {@code maximum} (JSON Schema 2020-12, core and
 * validation). {@code examples} say how a value is written.
 */
final class SchemaCheck {

    private static final Map<String, Pattern> SCALARS = Map.of(
            "integer", Pattern.compile("[-+]?\\d{1,18}"),
            "number", Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?"),
            "boolean", Pattern.compile("true|false"),
            "string", Pattern.compile("(?s).*"));

    private final JsonNode schema;
    private final List<Problem> problems = new ArrayList<>();

    SchemaCheck(JsonNode schema) {
        this.schema = schema;
    }

    List<Problem> problems(Node root) {
        check(root, schema, "");
        return problems;
    }

    private void check(Node node, JsonNode wanted, String path) {
        JsonNode resolved = resolved(wanted);
        List<JsonNode> ways = new ArrayList<>();
        if (resolved.has("anyOf")) {
            resolved.path("anyOf").forEach(way -> ways.add(resolved(way)));
        } else {
            ways.add(resolved);
        }
        Optional<JsonNode> way = ways.stream().filter(one -> fits(node, one)).findFirst();
        if (way.isEmpty()) {
            problem(
                    node,
                    path,
                    (node instanceof ScalarNode scalar
                                    ? "is '" + Excerpt.of(scalar.getValue()) + "'"
                                    : "has the wrong form")
                            + ": write "
                            + ways.stream().map(SchemaCheck::form).distinct().collect(Collectors.joining(", or ")));
        } else if (node instanceof MappingNode mapping) {
            checkMapping(mapping, way.get(), path);
        } else if (node instanceof SequenceNode sequence) {
            checkSequence(sequence, way.get(), path);
        } else if (node instanceof ScalarNode scalar) {
            checkScalar(scalar, way.get(), path);
        }
    }

    private static boolean fits(Node node, JsonNode way) {
        Set<String> types = types(way);
        if (node instanceof MappingNode) {
            return types.contains("object");
        }
        if (node instanceof SequenceNode) {
            return types.contains("array");
        }
        String text = ((ScalarNode) node).getValue();
        return types.stream()
                .anyMatch(type -> SCALARS.containsKey(type)
                        && SCALARS.get(type).matcher(text).matches());
    }

    private void checkMapping(MappingNode mapping, JsonNode way, String path) {
        Map<String, NodeTuple> entries = Nodes.entries(mapping);
        JsonNode known = way.path("properties");
        JsonNode other = way.path("additionalProperties");
        Set<String> meant = new HashSet<>();
        int present = 0;
        for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
            Node value = entry.getValue().getValueNode();
            String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            boolean named = known.has(entry.getKey());
            present += Nodes.isAbsent(value) ? 0 : 1;
            if (!named && other.isBoolean() && !other.asBoolean()) {
                Optional<String> near = NearMatch.of(entry.getKey(), names(known));
                near.ifPresent(meant::add);
                unknown(entry.getValue().getKeyNode(), below, near, names(known));
            } else if (Nodes.isAbsent(value)) {
                problem(value, below, "has no value: write one behind the colon, or take it out");
            } else if (named || other.isObject()) {
                check(value, named ? known.path(entry.getKey()) : other, below);
            }
        }
        for (JsonNode required : way.path("required")) {
            if (!entries.containsKey(required.asText()) && !meant.contains(required.asText())) {
                String example = form(resolved(known.path(required.asText())));
                problem(mapping, path, "lacks " + required.asText() + ": write " + example);
            }
        }
        if (present < way.path("minProperties").asInt()) {
            problem(mapping, path, "is empty: write keys with values below it");
        }
    }

    private void unknown(Node at, String path, Optional<String> near, List<String> known) {
        String mend = near.map(meant -> "did you mean '" + meant + "'?")
                .orElseGet(() -> "there are " + String.join(", ", known));
        problem(at, path, "is no key: " + mend);
    }

    private void checkSequence(SequenceNode sequence, JsonNode way, String path) {
        if (sequence.getValue().size() < way.path("minItems").asInt()) {
            problem(
                    sequence,
                    path,
                    "is empty: name at least " + way.path("minItems").asInt());
        }
        for (int i = 0; i < sequence.getValue().size(); i++) {
            Node item = sequence.getValue().get(i);
            String below = path + "[" + i + "]";
            if (Nodes.isAbsent(item)) {
                problem(item, below, "is empty: write its value behind the dash, or take it out");
            } else if (way.has("items")) {
                check(item, way.path("items"), below);
            }
        }
    }

    private void checkScalar(ScalarNode scalar, JsonNode way, String path) {
        String text = scalar.getValue();
        String is = "is '" + Excerpt.of(text) + "': ";
        if (way.has("enum")) {
            List<String> words = texts(way.path("enum"));
            if (!words.contains(text)) {
                problem(
                        scalar,
                        path,
                        is
                                + NearMatch.of(text, words)
                                        .map(meant -> "did you mean '" + meant + "'?")
                                        .orElseGet(() -> "write " + form(way)));
            }
        } else if (way.has("pattern")
                && !Pattern.compile(way.path("pattern").asText()).matcher(text).find()) {
            problem(scalar, path, is + "write it as " + String.join(" or ", texts(way.path("examples"))));
        } else if (way.has("minimum")
                && Double.parseDouble(text) < way.path("minimum").asDouble()) {
            problem(
                    scalar,
                    path,
                    is + "it must not be less than " + way.path("minimum").asText());
        } else if (way.has("maximum")
                && Double.parseDouble(text) > way.path("maximum").asDouble()) {
            problem(
                    scalar,
                    path,
                    is + "it must not be more than " + way.path("maximum").asText());
        }
    }

    /** How what a schema wants is written. */
    private static String form(JsonNode way) {
        if (way.has("anyOf")) {
            return form(way.path("anyOf").path(0));
        }
        if (way.has("enum")) {
            return "one of " + String.join(", ", texts(way.path("enum")));
        }
        if (way.has("examples")) {
            return "it as " + String.join(" or ", texts(way.path("examples")));
        }
        Set<String> types = types(way);
        if (types.contains("object")) {
            return "keys with values below it";
        }
        if (types.contains("array")) {
            return "a list, as [A, B]";
        }
        if (types.contains("string")) {
            return "a text";
        }
        return types.contains("boolean") ? "true or false" : types.contains("integer") ? "a whole number" : "a number";
    }

    private JsonNode resolved(JsonNode wanted) {
        JsonNode found = wanted;
        while (found.has("$ref")) {
            found = schema.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    private static Set<String> types(JsonNode way) {
        JsonNode type = way.path("type");
        return type.isArray() ? new LinkedHashSet<>(texts(type)) : Set.of(type.asText());
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void problem(Node at, String path, String what) {
        problems.add(Problem.at(at, path.isEmpty() ? "the file" : path, what));
    }
}
