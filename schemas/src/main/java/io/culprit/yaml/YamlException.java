package io.culprit.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A YAML file has mistakes; the message has all of them, a line each. */
public final class YamlException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    YamlException(String name, List<Problem> problems) {
        super((problems.size() == 1 ? "" : problems.size() + " problems\n")
                + problems.stream()
                        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                        .map(problem -> name + ":" + problem)
                        .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The mistakes, in the order in which they were found. */
    public List<Problem> problems() {
        return problems;
    }
}
