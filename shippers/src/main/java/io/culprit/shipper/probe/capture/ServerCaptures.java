package io.culprit.shipper.probe.capture;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.probe.capture.CaptureKind.Tells;

/** What is told of a web server: its processes, sockets, scoreboard. Captures of unknown kinds come here to be refused. */
@AutoService(Format.class)
public final class ServerCaptures extends CaptureFormat {

    /** Made by the registry of formats. */
    public ServerCaptures() {
        super("capture.server", EventKind.PROBE, false, true, CaptureKinds.that(Tells.SERVER));
    }
}
