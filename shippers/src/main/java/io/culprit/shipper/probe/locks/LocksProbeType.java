package io.culprit.shipper.probe.locks;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.shipper.probe.capture.CaptureKind.Tells;
import java.time.Duration;

/** File locks that processes wait for: which file, who holds it, and what the holder does. */
@AutoService(ProbeType.class)
@SuppressWarnings("rawtypes")
public final class LocksProbeType implements ProbeType<LocksSettings> {

    /** Made by the registry of probes. */
    public LocksProbeType() {}

    @Override
    public String name() {
        return "locks";
    }

    @Override
    public Class<LocksSettings> settings() {
        return LocksSettings.class;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public String needs() {
        return "/proc/locks in the host's PID namespace (--pid=host, hostPID: true); for the file's name and where the "
                + "holder waits root or CAP_SYS_PTRACE with CAP_DAC_READ_SEARCH; for the holder's request Apache's "
                + "server-status with ExtendedStatus On, or PHP-FPM's pm.status_path";
    }

    @Override
    public Tells tells() {
        return Tells.HOST;
    }

    @Override
    public Probe open(LocksSettings settings, Host host) {
        return new LocksProbe(settings, host);
    }
}
