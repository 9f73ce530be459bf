package io.culprit.shipper.probe.configuration;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.capture.FindingsKind;

/** Directives that changed. */
@AutoService(CaptureKind.class)
public final class ConfigurationChanges extends FindingsKind {

    static final String NAME = "configuration_changes";

    /** Made by the registry of kinds. */
    public ConfigurationChanges() {
        super(
                NAME,
                "apache2 -d /etc/apache2 -f /etc/apache2/apache2.conf",
                Finding.of(
                                "configuration",
                                "changed",
                                "MaxRequestWorkers",
                                "MaxRequestWorkers 150 -> MaxRequestWorkers 400")
                        .with("configuration.file", "/etc/apache2/mods-enabled/mpm_event.conf"));
    }
}
