package io.culprit.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What is wrong with a file before it means anything: keys that stand twice, and aliases that lead back to where they stand
 * or multiply without end.
 */
final class Structure {

    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 60;

    private final List<Problem> problems;
    private final Deque<Node> around = new ArrayDeque<>();
    private int nodes;
    private boolean sound = true;

    private Structure(List<Problem> problems) {
        this.problems = problems;
    }

    /** Notes what is wrong. Tells whether the rest can be read all the same. */
    static boolean check(Node root, List<Problem> problems) {
        Structure structure = new Structure(problems);
        structure.walk(root, "");
        return structure.sound;
    }

    private void walk(Node node, String path) {
        if (!sound) {
            return;
        }
        if (around.contains(node)) {
            refuse(node, path + " is an alias of what it stands in: write it out");
        } else if (++nodes > MOST_NODES || around.size() > DEEPEST) {
            refuse(node, path + " is too much: nest less, and use fewer aliases");
        } else {
            around.push(node);
            if (node instanceof MappingNode mapping) {
                walk(mapping, path);
            } else if (node instanceof SequenceNode sequence) {
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    walk(sequence.getValue().get(i), path + "[" + i + "]");
                }
            }
            around.pop();
        }
    }

    private void walk(MappingNode mapping, String path) {
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            String below = path.isEmpty() ? key : path + "." + key;
            if (key.isEmpty()) {
                problems.add(Problem.at(tuple.getKeyNode(), path, "has a key that is no name: write KEY: VALUE"));
            } else if (!keys.add(key) && !tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                problems.add(Problem.at(tuple.getKeyNode(), below, "stands here twice: keep one"));
            }
            walk(tuple.getValueNode(), below);
        }
    }

    private void refuse(Node node, String what) {
        sound = false;
        problems.add(Problem.at(node, "", what));
    }
}
