package io.culprit.shipper.yaml;

/**
 * A mistake in a YAML file.
 *
 * @param line line, from 1
 * @param column column, from 1
 * @param what what is wrong, and the mend
 */
public record Problem(int line, int column, String what) {

    @Override
    public String toString() {
        return line + ":" + column + ": " + what;
    }
}
