package io.culprit.shipper.probe.modules;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.capture.FindingsKind;

/** Modules that came to differ between configuration, disk and running server, as the probe that looks itself tells it. */
@AutoService(CaptureKind.class)
public final class ModuleChanges extends FindingsKind {

    static final String NAME = "module_changes";

    /** Made by the registry of kinds. */
    public ModuleChanges() {
        super(
                NAME,
                "apache2ctl -M, /proc/812/maps",
                Finding.of(
                                "module",
                                "pending",
                                "reqmeter_module",
                                "reqmeter_module is configured but not in the running server")
                        .with("module.file", "/usr/lib/apache2/modules/mod_reqmeter.so"));
    }
}
