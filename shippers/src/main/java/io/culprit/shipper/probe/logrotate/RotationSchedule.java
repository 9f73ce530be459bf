package io.culprit.shipper.probe.logrotate;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.capture.FindingsKind;

/** When logrotate rotates next. */
@AutoService(CaptureKind.class)
public final class RotationSchedule extends FindingsKind {

    /** Its name. */
    public static final String NAME = "logrotate";

    /** Made by the registry of kinds. */
    public RotationSchedule() {
        super(
                NAME,
                "/etc/logrotate.d/apache2",
                Finding.of(
                                "logrotate",
                                "scheduled",
                                "apache2",
                                "logrotate's rule apache2 rotates next, and then: reload")
                        .with("logrotate.next_at", "2026-11-22T00:00:00Z")
                        .with("logrotate.action", "reload"));
    }
}
