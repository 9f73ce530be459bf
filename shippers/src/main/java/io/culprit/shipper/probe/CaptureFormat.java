package io.culprit.shipper.probe;

import io.culprit.event.EventKind;
import io.culprit.shipper.format.Bounded;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Files of captured command output, one JSON object a line: {@code ts_ms, kind, cmd, raw}.
 *
 * <p>The kinds differ in topic and scope, and a file feeds one topic: hence three formats, told apart by the kinds in them.
 */
public final class CaptureFormat implements Format {

    private static final String LEAST = "\"cmd\":\"c\",\"raw\":\"%s\"}";

    private final String name;
    private final EventKind kind;
    private final boolean ofHost;
    private final Map<String, Supplier<CaptureReader>> readers;
    private final boolean takesUnknown;

    private CaptureFormat(
            String name,
            EventKind kind,
            boolean ofHost,
            boolean takesUnknown,
            Map<String, Supplier<CaptureReader>> readers) {
        this.name = name;
        this.kind = kind;
        this.ofHost = ofHost;
        this.takesUnknown = takesUnknown;
        this.readers = readers;
    }

    /** Modules configured and mapped: facts of the host. */
    public static CaptureFormat modules() {
        return new CaptureFormat(
                "capture-modules", EventKind.CHANGE, true, false, Map.of("modules", ModuleComparison::new));
    }

    /** File locks of the whole host. */
    public static CaptureFormat locks() {
        return new CaptureFormat(
                "capture-locks", EventKind.PROBE, true, false, Map.of("locks", () -> LockSample::read));
    }

    /** Everything about the web server: its processes, sockets and scoreboard. Unknown kinds come here to be refused. */
    public static CaptureFormat server() {
        return new CaptureFormat(
                "capture-server",
                EventKind.PROBE,
                false,
                true,
                Map.of(
                        "ps", ProcessComparison::new,
                        "ss", SocketSample::ofListing,
                        "proc_net_tcp", SocketSample::ofKernelTable,
                        "status", () -> ScoreboardSample::read,
                        "proc", () -> ProcessDetail::read));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public EventKind kind() {
        return kind;
    }

    @Override
    public boolean ofHost() {
        return ofHost;
    }

    @Override
    public boolean recognises(String line) {
        if (!line.startsWith("{") || !line.contains("\"ts_ms\"")) {
            return false;
        }
        Optional<Capture> capture = Capture.of(line);
        return capture.isPresent()
                && (takesUnknown || readers.containsKey(capture.get().kind()));
    }

    @Override
    public LineFormat open(Setting setting) {
        Map<String, CaptureReader> opened = new LinkedHashMap<>();
        readers.forEach((captured, reader) -> opened.put(captured, reader.get()));
        return line -> parse(line, opened);
    }

    private static Parsed parse(String line, Map<String, CaptureReader> opened) {
        Optional<Capture> capture = Capture.of(line);
        if (capture.isEmpty()) {
            return Rejection.unrecognised("not a capture: no JSON object with ts_ms, kind, cmd and raw");
        }
        CaptureReader reader = opened.get(capture.get().kind());
        if (reader == null) {
            return Rejection.unrecognised("captures of this kind are not read here: "
                    + Bounded.excerpt(capture.get().kind()));
        }
        return new ParsedLine(Optional.of(capture.get().stamp()), reader.read(capture.get()));
    }

    @Override
    public List<String> samples() {
        return switch (name) {
            case "capture-locks" -> List.of(sample("locks", "1: POSIX  ADVISORY  WRITE 7 fe:00:21 0 EOF"));
            case "capture-modules" ->
                List.of(
                        "{\"ts_ms\":1795248298092,\"kind\":\"modules\",\"cmd\":\"apachectl -M\",\"raw\":\" a_module (shared)\"}",
                        "{\"ts_ms\":1795248298092,\"kind\":\"modules\",\"cmd\":\"cat /proc/7/maps\",\"raw\":\"/m/mod_b.so\"}");
            default ->
                List.of(
                        sample("ps", "PID PPID ELAPSED COMMAND\\n7 1 3 (wsgi:deploy) -k start"),
                        sample(
                                "ss",
                                "State Recv-Q Send-Q Local Address:Port Peer Address:Port\\nLISTEN 0 5 127.0.0.1:80 *:*"),
                        sample("status", "BusyWorkers: 1\\nIdleWorkers: 31"),
                        sample("proc", "hrtimer_nanosleep"),
                        sample("proc_net_tcp", "sl local_address\\n10: 0100007F:47E0 00000000:0000 0A 0:0"));
        };
    }

    private static String sample(String kind, String raw) {
        return "{\"ts_ms\":1795248298092,\"kind\":\"" + kind + "\"," + String.format(LEAST, raw);
    }
}
