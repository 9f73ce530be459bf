package io.culprit.shipper.probe.modules;

import io.culprit.shipper.format.configuration.Directive;
import io.culprit.shipper.probe.configuration.ConfigurationTree;
import io.culprit.shipper.probe.configuration.Statement;
import io.culprit.shipper.probe.host.HostFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A module that the configuration asks for.
 *
 * @param name its name, as {@code wsgi_module}
 * @param file the file it is loaded from, or empty where its {@code LoadModule} was not found
 * @param place where its {@code LoadModule} stands: the file
 * @param line and the line, 0 where it was not found
 */
record ConfiguredModule(String name, String file, String place, int line) {

    ConfiguredModule {
        Objects.requireNonNull(name);
        Objects.requireNonNull(file);
        Objects.requireNonNull(place);
    }

    /** A module of which only the server tells. */
    static ConfiguredModule named(String name) {
        return new ConfiguredModule(name, "", "", 0);
    }

    /** Every module that a configuration loads, as far as its conditions can be told. */
    static List<ConfiguredModule> in(ConfigurationTree tree, String root) {
        List<ConfiguredModule> modules = new ArrayList<>();
        String below = root;
        for (Statement statement : tree.statements()) {
            if (statement.active() && statement.text().charAt(0) != '<') {
                Directive directive = Directive.of(statement.value());
                if (directive.name().equals("serverroot")) {
                    below = directive.argument(0);
                } else if (directive.name().equals("loadmodule")) {
                    modules.add(new ConfiguredModule(
                            directive.argument(0),
                            HostFiles.below(below, directive.argument(1)),
                            statement.file(),
                            statement.line()));
                }
            }
        }
        return modules;
    }
}
