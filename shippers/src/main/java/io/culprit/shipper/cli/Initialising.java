package io.culprit.shipper.cli;

import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.setup.Setup;
import io.culprit.shipper.terminal.FileFault;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What {@code --init} does: writes a first file of settings, over none that is there. */
final class Initialising {

    private Initialising() {}

    /**
     * Writes it.
     *
     * @param output where to, standard output where none is named
     * @return what is to be told
     * @throws ParameterException when it cannot be written there; the message says why
     */
    static List<String> of(Host host, Connection connection, Optional<Path> output, CommandSpec spec)
            throws IOException, InterruptedException {
        String yaml = Setup.of(host, HostName.of(), connection.bootstrapServers());
        if (output.isEmpty()) {
            spec.commandLine().getOut().print(yaml);
            spec.commandLine().getOut().flush();
            return List.of();
        }
        Path file = output.get();
        try {
            Files.writeString(file, yaml, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new ParameterException(
                    spec.commandLine(), file + " is there already: name another file with -o, or move it away", e);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot write " + file + ": " + FileFault.of(e), e);
        }
        return List.of("wrote " + file + "; read it, then: " + spec.root().name() + " ship -c " + file + " --check");
    }
}
