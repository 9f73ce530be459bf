package io.culprit.app.replay;

import io.culprit.shipper.inventory.Naming;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose logs these are, as options of a command: files do not say. */
public final class NamingOptions {

    @Option(names = "--service", paramLabel = "NAME", description = "Service the files belong to (default: default).")
    private Optional<String> service = Optional.empty();

    @Option(names = "--host", paramLabel = "NAME", description = "Host the files were written on.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "Zone of stamps that name none, as Europe/Vienna; error logs never do"
                    + " (default: the access logs' zone).")
    private Optional<ZoneId> zone = Optional.empty();

    /** The names given, and the defaults for the others. */
    public Naming naming() {
        return new Naming(
                service.orElse(Naming.UNNAMED.service()),
                host.orElse(Naming.UNNAMED.host()),
                zone.or(Naming.UNNAMED::zone));
    }
}
