package io.culprit.shipper.probe.modules;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.shipper.probe.capture.CaptureKind.Tells;
import java.time.Duration;

/** Compares the modules that Apache is configured with, those on disk and those in the running server. */
@AutoService(ProbeType.class)
@SuppressWarnings("rawtypes")
public final class ModulesProbeType implements ProbeType<ModulesSettings> {

    /** Made by the registry of probes. */
    public ModulesProbeType() {}

    @Override
    public String name() {
        return "modules";
    }

    @Override
    public Class<ModulesSettings> settings() {
        return ModulesSettings.class;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String needs() {
        return "root, or CAP_SYS_PTRACE for /proc/PID/maps of the server and CAP_DAC_READ_SEARCH for a configuration that not"
                + " everybody may read; the host's PID namespace in a container. Runs apachectl -M when the configuration or a"
                + " module file changed.";
    }

    @Override
    public Tells tells() {
        return Tells.CHANGES;
    }

    @Override
    public Probe open(ModulesSettings settings, Host host) {
        return new ModulesProbe(settings, host);
    }
}
