package io.culprit.shipper.probe.tcp;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;
import io.culprit.shipper.probe.capture.Sample;
import java.util.List;

/** Sockets counted by port and state, as the probe writes them. */
@AutoService(CaptureKind.class)
public final class PortCounts implements CaptureKind {

    static final String NAME = "ports";

    /** Made by the registry of kinds. */
    public PortCounts() {}

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
        return new Reader();
    }

    private static final class Reader implements CaptureReader {

        private final PortEvents events = new PortEvents();

        @Override
        public boolean remembers() {
            return true;
        }

        @Override
        public List<EventBody> read(Capture capture) {
            Sample about = new Sample();
            for (String figure : List.of("time_wait", "sockets", "listen.overflows", "listen.drops", "left_out")) {
                about.put(figure, capture.detail(figure));
            }
            return events.of(capture, PortTable.read(capture.lines()), about);
        }
    }

    @Override
    public Sampled sampled() {
        return new Sampled("/proc/net/tcp by port", " PORT STATE SOCKETS QUEUED\n   80 LISTEN 1 12");
    }
}
