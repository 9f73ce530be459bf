package io.culprit.correlation.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** Signal and pattern files have mistakes; the message has all of them, a line each. */
public final class DefinitionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<DefinitionProblem> problems;

    DefinitionException(List<DefinitionProblem> problems) {
        super((problems.size() == 1 ? "" : problems.size() + " problems\n")
                + problems.stream().map(DefinitionProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The mistakes, file by file and line by line. */
    public List<DefinitionProblem> problems() {
        return problems;
    }
}
