package io.culprit.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.text.Excerpt;
import io.culprit.text.NearMatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping in a YAML file, read key by key; what was not asked for in the end is no key of it.
 *
 * <p>A value that is wrong is noted as a problem and reads as absent, so that reading goes on to the next.
 */
public final class Section {

    private final Node node;
    private final String path;
    private final List<Problem> problems;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> told = new HashSet<>();
    private boolean none;

    Section(Node node, String path, List<Problem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (node instanceof MappingNode mapping) {
            entries.putAll(Nodes.entries(mapping));
        } else if (!Nodes.isAbsent(node)) {
            problem(node, (path.isEmpty() ? "the file" : path) + " is no section: write keys with values below it");
            none = true;
        }
    }

    /** The keys there are, in order, all of which count as asked for. */
    public List<String> keys() {
        asked.addAll(entries.keySet());
        return List.copyOf(entries.keySet());
    }

    /** Whether a key has a value. */
    public boolean has(String key) {
        return value(key).isPresent();
    }

    /** A text, number or truth as it is written. */
    public Optional<String> text(String key) {
        return value(key).flatMap(node -> scalar(node, path(key)));
    }

    /** One text or a list of them. */
    public List<String> texts(String key) {
        Optional<Node> value = value(key);
        if (value.isPresent() && value.get() instanceof SequenceNode sequence) {
            List<String> texts = new ArrayList<>();
            sequence.getValue().forEach(node -> scalar(node, path(key)).ifPresent(texts::add));
            return texts;
        }
        return text(key).map(List::of).orElse(List.of());
    }

    /**
     * A value that is read from text.
     *
     * @param reader refuses what it cannot read with an {@link IllegalArgumentException} that says the mend
     */
    public <T> Optional<T> read(String key, Function<String, T> reader) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(reader.apply(text));
            } catch (IllegalArgumentException e) {
                problem(key, "is '" + Excerpt.of(text) + "': " + e.getMessage());
                return Optional.empty();
            }
        });
    }

    /** A time span, as {@code 250ms}, {@code 30s}, {@code 10m}, {@code 1h} or {@code 7d}. */
    public Optional<Duration> duration(String key) {
        return read(key, Durations::read);
    }

    /** A section below this one; empty where there is none. */
    public Section section(String key) {
        Node below = value(key).orElseGet(() -> new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK));
        return new Section(below, path(key), problems);
    }

    /** The sections of a list, or the only one where there is no list. */
    public List<Section> sections(String key) {
        Optional<Node> value = value(key);
        List<Section> sections = new ArrayList<>();
        if (value.isPresent() && value.get() instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                sections.add(new Section(item, path(key) + "[" + sections.size() + "]", problems));
            }
        } else if (entries.containsKey(key)) {
            asked.add(key);
            sections.add(new Section(entries.get(key).getValueNode(), path(key), problems));
        }
        return sections;
    }

    /**
     * All that is left as a record, whose components are the keys; there are no others then.
     *
     * @param type a public record; what its compact constructor refuses, with an {@link IllegalArgumentException} of the form
     *     {@code key mend; key: mend}, is noted at these keys
     */
    public <R> Optional<R> record(Class<R> type) {
        return Records.read(this, type);
    }

    /** The keys that {@link #record} reads. */
    public static List<String> keysOf(Class<?> type) {
        return Records.keys(type);
    }

    /** Gives a key a value, unless it has one. */
    public void unless(String key, String value) {
        if (!has(key)) {
            Node written = new ScalarNode(Tag.STR, value, node.getStartMark(), node.getEndMark(), ScalarStyle.PLAIN);
            entries.put(key, new NodeTuple(written, written));
        }
    }

    JsonNode json(String key) {
        return Nodes.json(entries.get(key).getValueNode());
    }

    /** How many mistakes there are so far in the whole file. */
    int wrong() {
        return problems.size();
    }

    /** Notes what a record refused, each part at the key that it begins with. */
    void refused(String why, List<String> keys) {
        String names = String.join("|", keys);
        for (String part : why.split("; (?=(?:[a-z_]+\\.)?(?:" + names + ")\\b)")) {
            Matcher key =
                    Pattern.compile("^(?:[a-z_]+\\.)?(" + names + ")\\b:?\\s*").matcher(part);
            if (!keys.isEmpty() && key.find()) {
                problem(key.group(1), ": " + part.substring(key.end()));
            } else {
                problem(part);
            }
        }
    }

    /** Notes what is wrong with a key, or with the section where it lacks the key. */
    public void problem(String key, String what) {
        Optional<NodeTuple> entry = Optional.ofNullable(entries.get(key));
        // A section that is none lacks every key, which need not be said.
        if (entry.isPresent() || !none) {
            Node at = entry.map(
                            found -> Nodes.isAbsent(found.getValueNode()) ? found.getKeyNode() : found.getValueNode())
                    .orElse(node);
            problem(at, path(key) + (what.startsWith(":") ? "" : " ") + what);
        }
    }

    /** Notes what is wrong with the section. */
    public void problem(String what) {
        problem(node, path.isEmpty() ? what : path + (what.startsWith(":") ? "" : " ") + what);
    }

    /** Notes the keys that nothing asked for. */
    public void end() {
        entries.forEach((key, tuple) -> {
            if (!asked.contains(key) && told.add(key)) {
                String mend = NearMatch.of(key, List.copyOf(asked))
                        .map(meant -> "did you mean " + meant + "?")
                        .orElse("there are " + String.join(", ", asked));
                problem(tuple.getKeyNode(), path(Excerpt.of(key)) + " is no key: " + mend);
            }
        });
    }

    private Optional<Node> value(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key))
                .map(NodeTuple::getValueNode)
                .filter(found -> !Nodes.isAbsent(found));
    }

    private Optional<String> scalar(Node value, String where) {
        if (value instanceof ScalarNode scalar) {
            if (Nodes.isAbsent(value)) {
                problem(value, where + " has an empty item: write its value behind the dash, or take it out");
                return Optional.empty();
            }
            return Optional.of(scalar.getValue());
        }
        problem(value, where + " is no text: write one value");
        return Optional.empty();
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void problem(Node at, String what) {
        problems.add(Problem.at(at, "", what));
    }
}
