package io.culprit.shipper.probe.scoreboard;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;

/** PHP-FPM's status page. */
@AutoService(CaptureKind.class)
public final class FpmPages implements CaptureKind {

    static final String NAME = "fpm_status";

    /** Made by the registry of kinds. */
    public FpmPages() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Tells tells() {
        return Tells.SERVER;
    }

    @Override
    public CaptureReader open() {
        return FpmSample::read;
    }

    @Override
    public Sampled sampled() {
        return new Sampled(
                "GET /fpm-status",
                "pool: www\naccepted conn: 63\nidle processes: 1\nactive processes: 1\ntotal processes: 2");
    }
}
