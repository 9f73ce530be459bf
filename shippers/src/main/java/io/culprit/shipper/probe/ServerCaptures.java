package io.culprit.shipper.probe;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import java.util.List;
import java.util.Map;

/** Everything about the web server: its processes, sockets and scoreboard. Unknown kinds come here to be refused. */
@AutoService(Format.class)
public final class ServerCaptures extends CaptureFormat {

    /** Made by the registry of formats. */
    public ServerCaptures() {
        super(
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
    public List<String> samples() {
        return List.of(
                sample("ps", "PID PPID ELAPSED COMMAND\\n7 1 3 (wsgi:deploy) -k start"),
                sample("ss", "State Recv-Q Send-Q Local Address:Port Peer Address:Port\\nLISTEN 0 5 127.0.0.1:80 *:*"),
                sample("status", "BusyWorkers: 1\\nIdleWorkers: 31"),
                sample("proc", "hrtimer_nanosleep"),
                sample("proc_net_tcp", "sl local_address\\n10: 0100007F:47E0 00000000:0000 0A 0:0"));
    }
}
