package io.culprit.shipper.probe.configuration;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.shipper.probe.capture.CaptureKind.Tells;
import java.time.Duration;

/** Tells directives of Apache, nginx and PHP that changed, and when logrotate reloads a server next. */
@AutoService(ProbeType.class)
@SuppressWarnings("rawtypes")
public final class ConfigurationProbeType implements ProbeType<ConfigurationSettings> {

    /** Made by the registry of probes. */
    public ConfigurationProbeType() {}

    @Override
    public String name() {
        return "configuration";
    }

    @Override
    public Class<ConfigurationSettings> settings() {
        return ConfigurationSettings.class;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(60);
    }

    @Override
    public String needs() {
        return "root, or CAP_DAC_READ_SEARCH for a configuration that not everybody may read and CAP_SYS_PTRACE to find the"
                + " configuration of each server that runs";
    }

    @Override
    public Tells tells() {
        return Tells.CHANGES;
    }

    @Override
    public Probe open(ConfigurationSettings settings, Host host) {
        return new ConfigurationProbe(settings, host);
    }
}
