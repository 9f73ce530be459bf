package io.culprit.shipper.probe.capture;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.probe.capture.CaptureKind.Tells;

/** What is told of the host as a whole: file locks. */
@AutoService(Format.class)
public final class HostCaptures extends CaptureFormat {

    /** Made by the registry of formats. */
    public HostCaptures() {
        super("capture.host", EventKind.PROBE, true, false, CaptureKinds.that(Tells.HOST));
    }
}
