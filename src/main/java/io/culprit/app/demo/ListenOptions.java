package io.culprit.app.demo;

import io.culprit.app.broker.Credentials;
import io.culprit.app.broker.ListenAddress;
import io.culprit.app.broker.RemoteAccess;
import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.lifecycle.Failure;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the embedded broker listens, as options of a command. */
public final class ListenOptions {

    @Option(names = "--port", paramLabel = "PORT", description = "Port of Kafka on 127.0.0.1 (default: a free one).")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Let other hosts connect to Kafka, with SASL/PLAIN; needs --auth-file.")
    private Optional<String> listen = Optional.empty();

    @Option(
            names = "--auth-file",
            paramLabel = "FILE",
            description = "USER=PASSWORD lines of those who may connect to --listen; readable by you alone.")
    private Optional<Path> authFile = Optional.empty();

    /** The port on 127.0.0.1, or empty for a free one. */
    Optional<Integer> port() {
        port.filter(number -> number < 1 || number > 65_535).ifPresent(number -> {
            throw new Failure("--port: " + number + " is no port", ExitCode.USAGE);
        });
        return port;
    }

    /**
     * The listener for other hosts.
     *
     * @throws Failure when an address is given without users, or users without an address
     */
    Optional<RemoteAccess> remote() {
        if (listen.isPresent() && authFile.isEmpty()) {
            throw new Failure(
                    "--listen lets other hosts in and needs --auth-file FILE with USER=PASSWORD lines", ExitCode.USAGE);
        }
        if (listen.isEmpty() && authFile.isPresent()) {
            throw new Failure("--auth-file is of use only with --listen HOST:PORT", ExitCode.USAGE);
        }
        return listen.map(
                address -> new RemoteAccess(ListenAddress.parse(address), Credentials.read(authFile.orElseThrow())));
    }
}
