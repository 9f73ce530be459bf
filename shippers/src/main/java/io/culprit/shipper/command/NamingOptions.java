package io.culprit.shipper.command;

import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.inventory.UnreadableException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whose logs these are, as options of a command: files do not say. */
public final class NamingOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--service", paramLabel = "NAME", description = "Service the files belong to (default: default).")
    private List<String> services = List.of();

    @Option(names = "--host", paramLabel = "NAME", description = "Host the files were written on (default: default).")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            converter = ZoneConverter.class,
            description = "Zone of stamps that name none, as Europe/Vienna or +02:00; error logs never do"
                    + " (default: the access logs' zone, else UTC).")
    private Optional<ZoneId> zone = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "[GLOB=]FORMAT",
            description = "Format of the files that GLOB names, or of all, in place of recognising them: a family,"
                    + " FAMILY.MEMBER, a format string, FAMILY:STRING or @FILE.yaml; may be repeated.")
    private List<String> formats = List.of();

    /**
     * The service named, if one was.
     *
     * @throws ParameterException when several were
     */
    public Optional<String> service() {
        if (services.size() > 1) {
            throw new ParameterException(command.commandLine(), "--service can be given once here");
        }
        return services.stream().findFirst();
    }

    /** All services named, for commands that choose among several. */
    public List<String> services() {
        return List.copyOf(services);
    }

    /** The host named, if one was. */
    public Optional<String> host() {
        return host;
    }

    /**
     * The names given, and the defaults for the others.
     *
     * @throws ParameterException when a name cannot be one, or a format is not there
     * @throws UnreadableException when a file that defines a format cannot be read
     */
    public Naming naming() throws UnreadableException {
        Stream.of(service(), host).flatMap(Optional::stream).forEach(this::refuseNoName);
        return new Naming(
                service().orElse(Naming.UNNAMED.service()),
                host.orElse(Naming.UNNAMED.host()),
                zone.or(Naming.UNNAMED::zone),
                FormatOption.choices(formats, command.commandLine()));
    }

    private void refuseNoName(String name) {
        if (name.isBlank() || name.contains("|")) {
            throw new ParameterException(
                    command.commandLine(), "'" + name + "' is no name for a service or host: give one without '|'");
        }
    }
}
