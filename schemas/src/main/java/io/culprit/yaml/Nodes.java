package io.culprit.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What nodes of YAML hold, whatever way it is written. */
final class Nodes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Nodes() {}

    static boolean isAbsent(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    /** The entries of a mapping, those that {@code <<} brings in included; what is written here wins over them. */
    static Map<String, NodeTuple> entries(MappingNode mapping) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && !key.getTag().equals(Tag.MERGE)) {
                entries.put(key.getValue(), tuple);
            }
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                List<Node> merged = tuple.getValueNode() instanceof SequenceNode several
                        ? several.getValue()
                        : List.of(tuple.getValueNode());
                merged.forEach(from -> {
                    if (from instanceof MappingNode other) {
                        entries(other).forEach(entries::putIfAbsent);
                    }
                });
            }
        }
        return entries;
    }

    /** JSON of a node. Scalars stay text, which Jackson turns into what a record wants; absent entries are left out. */
    static JsonNode json(Node node) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            entries(mapping).forEach((key, tuple) -> {
                if (!isAbsent(tuple.getValueNode())) {
                    object.set(key, json(tuple.getValueNode()));
                }
            });
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.getValue().forEach(item -> array.add(json(item)));
            return array;
        }
        return isAbsent(node) ? JSON.nullNode() : JSON.textNode(((ScalarNode) node).getValue());
    }
}
