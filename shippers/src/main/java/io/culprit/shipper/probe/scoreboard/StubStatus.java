package io.culprit.shipper.probe.scoreboard;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;

/** nginx's {@code stub_status}. */
@AutoService(CaptureKind.class)
public final class StubStatus implements CaptureKind {

    static final String NAME = "stub_status";

    /** Made by the registry of kinds. */
    public StubStatus() {}

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
        return StubSample::read;
    }

    @Override
    public Sampled sampled() {
        return new Sampled(
                "GET /stub_status",
                "Active connections: 1 \nserver accepts handled requests\n 7 7 9 \nReading: 0 Writing: 1 Waiting: 0 ");
    }
}
