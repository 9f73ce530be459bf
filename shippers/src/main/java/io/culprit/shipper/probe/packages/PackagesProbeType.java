package io.culprit.shipper.probe.packages;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.shipper.probe.capture.CaptureKind.Tells;
import java.time.Duration;

/** Tells packages that were installed, upgraded, removed or purged, and by which command. */
@AutoService(ProbeType.class)
@SuppressWarnings("rawtypes")
public final class PackagesProbeType implements ProbeType<PackagesSettings> {

    /** Made by the registry of probes. */
    public PackagesProbeType() {}

    @Override
    public String name() {
        return "packages";
    }

    @Override
    public Class<PackagesSettings> settings() {
        return PackagesSettings.class;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String needs() {
        return "dpkg's /var/lib/dpkg/status, which everybody may read, or the rpm command; for who did it /var/log/apt and"
                + " /var/log/dpkg.log, or dnf as root";
    }

    @Override
    public Tells tells() {
        return Tells.CHANGES;
    }

    @Override
    public Probe open(PackagesSettings settings, Host host) {
        return new PackagesProbe(settings, host);
    }
}
