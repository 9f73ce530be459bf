package io.culprit.shipper.probe.capture;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.probe.capture.CaptureKind.Tells;

/** What changed on the host, or was found to differ from before: modules, files, packages, configuration. */
@AutoService(Format.class)
public final class ChangeCaptures extends CaptureFormat {

    /** Made by the registry of formats. */
    public ChangeCaptures() {
        super("capture.change", EventKind.CHANGE, true, false, CaptureKinds.that(Tells.CHANGES));
    }
}
