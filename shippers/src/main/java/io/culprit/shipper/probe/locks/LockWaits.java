package io.culprit.shipper.probe.locks;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;
import io.culprit.shipper.probe.capture.Facts;
import io.culprit.shipper.probe.capture.Sample;
import java.util.List;
import java.util.SortedMap;

/** A lock that is waited for: file, holder, waiters, and what the holder does. */
@AutoService(CaptureKind.class)
public final class LockWaits implements CaptureKind {

    static final String NAME = "lock_waits";

    /** Made by the registry of kinds. */
    public LockWaits() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Tells tells() {
        return Tells.HOST;
    }

    @Override
    public CaptureReader open() {
        return LockWaits::read;
    }

    private static List<EventBody> read(Capture capture) {
        SortedMap<String, String> facts = Facts.read(capture.lines());
        if (!facts.containsKey("lock.waiters")) {
            return List.of();
        }
        Sample sample = new Sample();
        facts.forEach(sample::put);
        String subject = facts.getOrDefault("lock.file", facts.getOrDefault("lock.inode", ""));
        return List.of(sample.event("lock", subject, "waited", capture.evidence(sample.toString())));
    }

    @Override
    public Sampled sampled() {
        return new Sampled(
                "/proc/locks",
                "lock.file: /srv/sessions/sess_1\nlock.inode: fe:00:21\nlock.waiters: 3\nprocess.pid: 7\n");
    }
}
