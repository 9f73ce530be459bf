package io.culprit.shipper.probe.scoreboard;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;

/** Apache's {@code server-status?auto}. */
@AutoService(CaptureKind.class)
public final class ServerStatus implements CaptureKind {

    /** Made by the registry of kinds. */
    public ServerStatus() {}

    @Override
    public String name() {
        return "status";
    }

    @Override
    public Tells tells() {
        return Tells.SERVER;
    }

    @Override
    public CaptureReader open() {
        return ScoreboardSample::read;
    }

    @Override
    public Sampled sampled() {
        return new Sampled("GET /server-status?auto", "BusyWorkers: 1\nIdleWorkers: 31");
    }
}
