package io.culprit.shipper.probe.processes;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;

/** Processes as {@code ps} lists them. */
@AutoService(CaptureKind.class)
public final class ListedProcesses implements CaptureKind {

    /** Made by the registry of kinds. */
    public ListedProcesses() {}

    @Override
    public String name() {
        return "ps";
    }

    @Override
    public Tells tells() {
        return Tells.SERVER;
    }

    @Override
    public CaptureReader open() {
        return new ProcessComparison();
    }

    @Override
    public Sampled sampled() {
        return new Sampled("ps", "PID PPID ELAPSED COMMAND\n7 1 3 (wsgi:deploy) -k start");
    }
}
