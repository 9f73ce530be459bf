package io.culprit.shipper.probe.tcp;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;

/** Sockets as {@code ss -tan} lists them. */
@AutoService(CaptureKind.class)
public final class ListedSockets implements CaptureKind {

    /** Made by the registry of kinds. */
    public ListedSockets() {}

    @Override
    public String name() {
        return "ss";
    }

    @Override
    public Tells tells() {
        return Tells.SERVER;
    }

    @Override
    public CaptureReader open() {
        return SocketSample.ofListing();
    }

    @Override
    public Sampled sampled() {
        return new Sampled(
                "ss -tan", "State Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 5 127.0.0.1:80 *:*");
    }
}
