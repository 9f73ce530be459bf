package io.culprit.shipper.probe;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import java.util.List;
import java.util.Map;

/** File locks of the whole host. */
@AutoService(Format.class)
public final class LockCaptures extends CaptureFormat {

    /** Made by the registry of formats. */
    public LockCaptures() {
        super("capture-locks", EventKind.PROBE, true, false, Map.of("locks", () -> LockSample::read));
    }

    @Override
    public List<String> samples() {
        return List.of(sample("locks", "1: POSIX  ADVISORY  WRITE 7 fe:00:21 0 EOF"));
    }
}
