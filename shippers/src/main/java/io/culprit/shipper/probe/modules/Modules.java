package io.culprit.shipper.probe.modules;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;

/** Modules configured and mapped. */
@AutoService(CaptureKind.class)
public final class Modules implements CaptureKind {

    /** Made by the registry of kinds. */
    public Modules() {}

    @Override
    public String name() {
        return "modules";
    }

    @Override
    public Tells tells() {
        return Tells.CHANGES;
    }

    @Override
    public CaptureReader open() {
        return new ModuleComparison();
    }

    @Override
    public Sampled sampled() {
        return new Sampled("apachectl -M", " a_module (shared)");
    }
}
