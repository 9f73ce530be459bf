package io.culprit.yaml;

import java.util.List;

/**
 * Something that a file says and that makes no sense beside the rest of it.
 *
 * @param path keys, and indices of lists as numbers, from the top of the file to what is wrong
 * @param what what is wrong, and the mend
 */
public record Fault(List<String> path, String what) {

    public Fault {
        path = List.copyOf(path);
    }

    @Override
    public String toString() {
        return String.join(".", path) + " " + what;
    }
}
