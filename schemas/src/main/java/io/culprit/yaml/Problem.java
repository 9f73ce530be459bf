package io.culprit.yaml;

import io.culprit.text.Excerpt;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A mistake in a YAML file. Messages are seen by more people than the file is, so that user and password within an address
 * do not stand in them.
 *
 * @param line line, from 1
 * @param column column, from 1
 * @param what what is wrong, and the mend
 */
public record Problem(int line, int column, String what) {

    private static final int MOST = 1_000;
    private static final Pattern CREDENTIALS = Pattern.compile("(?<![^\\s/\"'])[^\\s/\"':@]{1,200}:[^\\s\"'@]{1,200}@");

    public Problem {
        what = CREDENTIALS.matcher(Excerpt.cut(what, MOST)).replaceAll("…@");
    }

    /** What is wrong with a node. */
    static Problem at(Node node, String path, String what) {
        Optional<Mark> mark = Optional.ofNullable(node.getStartMark());
        return new Problem(
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1,
                path.isEmpty() ? what.strip() : path + " " + what);
    }

    @Override
    public String toString() {
        return line + ":" + column + ": " + what;
    }
}
