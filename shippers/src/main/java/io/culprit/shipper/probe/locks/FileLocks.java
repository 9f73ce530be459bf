package io.culprit.shipper.probe.locks;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;

/** File locks of the whole host. */
@AutoService(CaptureKind.class)
public final class FileLocks implements CaptureKind {

    /** Made by the registry of kinds. */
    public FileLocks() {}

    @Override
    public String name() {
        return "locks";
    }

    @Override
    public Tells tells() {
        return Tells.HOST;
    }

    @Override
    public CaptureReader open() {
        return LockSample::read;
    }

    @Override
    public Sampled sampled() {
        return new Sampled("cat /proc/locks", "1: POSIX  ADVISORY  WRITE 7 fe:00:21 0 EOF");
    }
}
