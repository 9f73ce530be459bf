package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.CaptureReader;
import io.culprit.shipper.probe.capture.Sample;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Counts the sockets of a list that has each of them in a row of its own. */
final class SocketSample implements CaptureReader {

    private final Function<String, Optional<Socket>> row;
    private final PortCensus census = new PortCensus();
    private final PortEvents events = new PortEvents();

    private SocketSample(Function<String, Optional<Socket>> row) {
        this.row = row;
    }

    /** Reads what {@code ss -tan} prints. */
    static CaptureReader ofListing() {
        return new SocketSample(ListedRow::of);
    }

    /** Reads {@code /proc/net/tcp}. */
    static CaptureReader ofKernelTable() {
        return new SocketSample(KernelRow::of);
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public List<EventBody> read(Capture capture) {
        census.begin();
        capture.lines().forEach(line -> row.apply(line).ifPresent(census::add));
        Sample about = new Sample()
                .put("time_wait", capture.detail("time_wait_count"))
                .put("left_out", capture.detail("left_out"));
        return events.of(capture, census.end(capture.stamp().time()), about);
    }
}
