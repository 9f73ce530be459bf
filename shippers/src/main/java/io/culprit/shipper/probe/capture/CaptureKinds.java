package io.culprit.shipper.probe.capture;

import io.culprit.shipper.probe.capture.CaptureKind.Tells;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Every kind of capture there is. */
final class CaptureKinds {

    private static final Map<String, CaptureKind> ALL = load();

    private CaptureKinds() {}

    /** The kinds of which this is told, by name. */
    static List<CaptureKind> that(Tells tells) {
        return ALL.values().stream().filter(kind -> kind.tells() == tells).toList();
    }

    private static Map<String, CaptureKind> load() {
        Map<String, CaptureKind> kinds = new TreeMap<>();
        ServiceLoader.load(CaptureKind.class, CaptureKinds.class.getClassLoader())
                .forEach(kind -> kinds.put(kind.name(), kind));
        return kinds;
    }
}
