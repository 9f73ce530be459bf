package io.culprit.app.silences;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.shipper.inventory.UnreadableException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Where the silences are. */
public final class SilenceOptions {

    @Option(
            names = "--silences",
            paramLabel = "FILE",
            description = "YAML file of maintenance windows: incidents that begin in one are published as silenced.")
    private Optional<Path> file = Optional.empty();

    /**
     * A catalogue with these silences in force, which goes on to look whether they change once it is started.
     *
     * @param catalogues gives signals and patterns, which may change as well
     * @param teller is told the mistakes where there are several, and what changes later
     * @throws UnreadableException when there is no such file
     */
    public SilencesWatch watching(Supplier<Catalogue> catalogues, Consumer<String> teller) throws UnreadableException {
        return new SilencesWatch(file, catalogues, teller);
    }
}
