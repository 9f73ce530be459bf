package io.culprit.shipper.probe.tcp;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;

/** Sockets as {@code /proc/net/tcp} has them. */
@AutoService(CaptureKind.class)
public final class KernelSockets implements CaptureKind {

    /** Made by the registry of kinds. */
    public KernelSockets() {}

    @Override
    public String name() {
        return "proc_net_tcp";
    }

    @Override
    public Tells tells() {
        return Tells.SERVER;
    }

    @Override
    public CaptureReader open() {
        return SocketSample.ofKernelTable();
    }

    @Override
    public Sampled sampled() {
        return new Sampled("cat /proc/net/tcp", "sl local_address\n10: 0100007F:47E0 00000000:0000 0A 0:0");
    }
}
