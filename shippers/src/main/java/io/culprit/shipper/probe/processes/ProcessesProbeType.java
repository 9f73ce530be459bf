package io.culprit.shipper.probe.processes;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.shipper.probe.capture.CaptureKind.Tells;
import java.time.Duration;

/** Processes of web servers and their applications: life, death, memory. */
@AutoService(ProbeType.class)
@SuppressWarnings("rawtypes")
public final class ProcessesProbeType implements ProbeType<ProcessesSettings> {

    /** Made by the registry of probes. */
    public ProcessesProbeType() {}

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public Class<ProcessesSettings> settings() {
        return ProcessesSettings.class;
    }

    /** As long as mod_wsgi's shutdown-timeout is, unless configured: most processes that it cuts are then seen to shut down. */
    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String needs() {
        return "/proc of the host: in a container its PID namespace (--pid=host, hostPID: true); "
                + "where /proc is mounted with hidepid, the group that its option gid= names";
    }

    @Override
    public Tells tells() {
        return Tells.SERVER;
    }

    @Override
    public Probe open(ProcessesSettings settings, Host host) {
        return new ProcessesProbe(settings, host);
    }
}
