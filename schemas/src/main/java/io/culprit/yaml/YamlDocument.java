package io.culprit.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file that still knows where everything in it stands: what is wrong with its meaning is told there. */
public final class YamlDocument {

    private final Node root;

    private YamlDocument(Node root) {
        this.root = root;
    }

    /**
     * Takes a text apart.
     *
     * @param name what messages call it
     * @throws YamlException when it is no YAML
     */
    public static YamlDocument of(String name, String yaml) throws YamlException {
        Node root = YamlFile.root(name, yaml);
        List<Problem> problems = new ArrayList<>();
        boolean sound = Structure.check(root, problems);
        if (!sound || !problems.isEmpty()) {
            throw new YamlException(name, problems);
        }
        return new YamlDocument(root);
    }

    /** What a JSON Schema has against it; see {@link SchemaCheck} for what of schemas is understood. */
    public List<Problem> against(JsonNode schema) {
        return new SchemaCheck(schema).problems(root);
    }

    /** Its content; scalars stay text, entries without a value are left out. */
    public JsonNode json() {
        return Nodes.json(root);
    }

    /** Whether there is something at a path of keys and indices. */
    public boolean has(List<String> path) {
        Node at = root;
        for (String step : path) {
            Optional<Node> below = below(at, step, false);
            if (below.isEmpty()) {
                return false;
            }
            at = below.get();
        }
        return true;
    }

    /**
     * A problem at a place.
     *
     * @param path keys, and indices of lists as numbers, from the top; where it leads to nothing, the last that is there
     */
    public Problem problem(List<String> path, String what) {
        return Problem.at(find(path, false), String.join(".", path), what);
    }

    /** A problem with the name of a key, rather than with what it has. */
    public Problem problemWithKey(List<String> path, String what) {
        return Problem.at(find(path, true), String.join(".", path), what);
    }

    private Node find(List<String> path, boolean key) {
        Node at = root;
        for (int i = 0; i < path.size(); i++) {
            Optional<Node> below = below(at, path.get(i), key && i == path.size() - 1);
            if (below.isEmpty()) {
                return at;
            }
            at = below.get();
        }
        return at;
    }

    private static Optional<Node> below(Node node, String step, boolean key) {
        if (node instanceof MappingNode mapping) {
            NodeTuple tuple = Nodes.entries(mapping).get(step);
            return Optional.ofNullable(tuple).map(found -> key ? found.getKeyNode() : found.getValueNode());
        }
        if (node instanceof SequenceNode sequence && step.matches("\\d{1,9}")) {
            int index = Integer.parseInt(step);
            return index < sequence.getValue().size()
                    ? Optional.of(sequence.getValue().get(index))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
