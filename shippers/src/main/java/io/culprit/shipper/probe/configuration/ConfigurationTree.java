package io.culprit.shipper.probe.configuration;

import java.util.List;
import java.util.Objects;

/**
 * A server's configuration with all that it includes.
 *
 * @param server {@code apache}, {@code nginx} or {@code php}
 * @param main the file it begins with, or the folder
 * @param files every file read, in order
 * @param statements every directive, in order
 * @param refused files and folders that may not be read
 * @param missing whether there is no such configuration at all
 * @param cut whether there was more than is read
 */
public record ConfigurationTree(
        String server,
        String main,
        List<String> files,
        List<Statement> statements,
        List<String> refused,
        boolean missing,
        boolean cut) {

    public ConfigurationTree {
        Objects.requireNonNull(server);
        Objects.requireNonNull(main);
        files = List.copyOf(files);
        statements = List.copyOf(statements);
        refused = List.copyOf(refused);
    }
}
