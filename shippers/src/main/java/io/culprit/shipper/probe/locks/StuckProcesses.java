package io.culprit.shipper.probe.locks;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;

/** What a process waits in and holds open. */
@AutoService(CaptureKind.class)
public final class StuckProcesses implements CaptureKind {

    /** Made by the registry of kinds. */
    public StuckProcesses() {}

    @Override
    public String name() {
        return "proc";
    }

    @Override
    public Tells tells() {
        return Tells.SERVER;
    }

    @Override
    public CaptureReader open() {
        return new StuckProcess();
    }

    @Override
    public Sampled sampled() {
        return new Sampled("cat /proc/7/wchan", "hrtimer_nanosleep");
    }
}
