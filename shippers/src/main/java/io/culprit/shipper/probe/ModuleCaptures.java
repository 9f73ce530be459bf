package io.culprit.shipper.probe;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import java.util.List;
import java.util.Map;

/** Modules configured and mapped: facts of the host. */
@AutoService(Format.class)
public final class ModuleCaptures extends CaptureFormat {

    /** Made by the registry of formats. */
    public ModuleCaptures() {
        super("capture-modules", EventKind.CHANGE, true, false, Map.of("modules", ModuleComparison::new));
    }

    @Override
    public List<String> samples() {
        return List.of(
                "{\"ts_ms\":1795248298092,\"kind\":\"modules\",\"cmd\":\"apachectl -M\",\"raw\":\" a_module (shared)\"}",
                "{\"ts_ms\":1795248298092,\"kind\":\"modules\",\"cmd\":\"cat /proc/7/maps\",\"raw\":\"/m/mod_b.so\"}");
    }
}
