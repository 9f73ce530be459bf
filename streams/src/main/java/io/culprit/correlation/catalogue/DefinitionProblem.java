package io.culprit.correlation.catalogue;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A mistake in a signal or pattern file.
 *
 * @param file the file
 * @param line its line, from 1
 * @param column its column, from 1
 * @param what what is wrong, and the mend
 */
@JsonPropertyOrder({"file", "line", "column", "what"})
public record DefinitionProblem(String file, int line, int column, String what) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + what;
    }
}
