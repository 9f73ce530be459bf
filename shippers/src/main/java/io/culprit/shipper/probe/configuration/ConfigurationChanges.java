package io.culprit.shipper.probe.configuration;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.capture.Findings;

/** Directives that changed. */
@AutoService(CaptureKind.class)
public final class ConfigurationChanges implements CaptureKind {

    static final String NAME = "configuration_changes";

    /** Made by the registry of kinds. */
    public ConfigurationChanges() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Tells tells() {
        return Tells.CHANGES;
    }

    @Override
    public CaptureReader open() {
        return Findings::read;
    }

    @Override
    public Sampled sampled() {
        return new Sampled(
                "apache2 -d /etc/apache2 -f /etc/apache2/apache2.conf",
                Finding.of(
                                "configuration",
                                "changed",
                                "MaxRequestWorkers",
                                "MaxRequestWorkers 150 -> MaxRequestWorkers 400")
                        .with("configuration.file", "/etc/apache2/mods-enabled/mpm_event.conf")
                        .toLine());
    }
}
