package io.culprit.shipper.probe.discovery;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A server on a host.
 *
 * @param kind {@code apache}, {@code nginx} or {@code php-fpm}
 * @param pid its main process, if it runs
 * @param program the program, where known
 * @param version its version, as {@code 2.4.62}, where known
 * @param configuration its main file
 * @param listens addresses and ports, as it is configured with
 * @param logs where it writes, each file once for each use
 * @param pages where it tells how busy it is
 */
public record WebServer(
        String kind,
        OptionalInt pid,
        String program,
        String version,
        String configuration,
        List<String> listens,
        List<ServerLog> logs,
        List<StatusPage> pages) {

    public WebServer {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(pid);
        Objects.requireNonNull(program);
        Objects.requireNonNull(version);
        Objects.requireNonNull(configuration);
        listens = List.copyOf(listens);
        logs = List.copyOf(logs);
        pages = List.copyOf(pages);
    }
}
