package io.culprit.shipper.probe.tcp;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.shipper.probe.capture.CaptureKind.Tells;
import java.time.Duration;

/** Sockets of listening ports: states, queues, who listens, and how long connections have been in CLOSE_WAIT. */
@AutoService(ProbeType.class)
@SuppressWarnings("rawtypes")
public final class TcpProbeType implements ProbeType<TcpSettings> {

    /** Made by the registry of probes. */
    public TcpProbeType() {}

    @Override
    public String name() {
        return "tcp";
    }

    @Override
    public Class<TcpSettings> settings() {
        return TcpSettings.class;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public String needs() {
        return "/proc/net/tcp in the server's network namespace (in a container --network=host, hostNetwork: true); "
                + "for who listens root or CAP_SYS_PTRACE with CAP_DAC_READ_SEARCH, in a container also the host's PID namespace; "
                + "for the limit of the accept queue the program ss (package iproute2)";
    }

    @Override
    public Tells tells() {
        return Tells.SERVER;
    }

    @Override
    public Probe open(TcpSettings settings, Host host) {
        return new TcpProbe(host);
    }
}
