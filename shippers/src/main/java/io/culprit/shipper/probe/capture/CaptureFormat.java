package io.culprit.shipper.probe.capture;

import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Line;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Files of captured command output, one JSON object a line: {@code ts_ms, kind, cmd, raw}.
 *
 * <p>The kinds differ in topic and scope, hence three formats, told apart by the kinds in them.
 */
abstract class CaptureFormat implements Format {

    private static final long SAMPLED_AT = 1_795_248_298_092L;
    private static final double UNSURE = 0.5;

    private final String name;
    private final Shape shape;
    private final EventKind kind;
    private final boolean ofHost;
    private final Map<String, CaptureKind> kinds;
    private final boolean takesUnknown;

    CaptureFormat(String name, EventKind kind, boolean ofHost, boolean takesUnknown, List<CaptureKind> kinds) {
        this.name = name;
        this.shape = Shape.of(name);
        this.kind = kind;
        this.ofHost = ofHost;
        this.takesUnknown = takesUnknown;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(CaptureKind::name, Function.identity()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public EventKind kind() {
        return kind;
    }

    @Override
    public boolean ofHost() {
        return ofHost;
    }

    @Override
    public double confidence(Line line) {
        if (!line.startsWith("{") || !line.text().contains("\"ts_ms\"")) {
            return 0;
        }
        Optional<Capture> capture = Capture.of(line.text());
        boolean known = capture.filter(found -> kinds.containsKey(found.kind())).isPresent();
        return known ? 1 : capture.isPresent() && takesUnknown ? UNSURE : 0;
    }

    @Override
    public LineFormat open(Setting setting) {
        Map<String, CaptureReader> opened = new LinkedHashMap<>();
        kinds.forEach((name, captured) -> opened.put(name, captured.open()));
        return new Lines(opened);
    }

    private final class Lines implements LineFormat {

        private final Map<String, CaptureReader> opened;

        Lines(Map<String, CaptureReader> opened) {
            this.opened = opened;
        }

        @Override
        public boolean remembers() {
            return opened.values().stream().anyMatch(CaptureReader::remembers);
        }

        @Override
        public Parsed parse(Line record) {
            return CaptureFormat.this.parse(record.text(), opened);
        }
    }

    private Parsed parse(String line, Map<String, CaptureReader> opened) {
        Optional<Capture> capture = Capture.of(line);
        if (capture.isEmpty()) {
            return Rejection.unrecognised("not a capture: no JSON object with ts_ms, kind, cmd and raw");
        }
        CaptureReader reader = opened.get(capture.get().kind());
        if (reader == null) {
            return Rejection.unrecognised("captures of this kind are not read here: "
                    + Bounded.excerpt(capture.get().kind()));
        }
        return new ParsedLine(shape, Optional.of(capture.get().stamp()), reader.read(capture.get()));
    }

    @Override
    public List<String> samples() {
        return kinds.values().stream()
                .sorted(Comparator.comparing(CaptureKind::name))
                .map(captured -> Capture.of(
                                Instant.ofEpochMilli(SAMPLED_AT),
                                captured.name(),
                                captured.sampled().command(),
                                captured.sampled().output())
                        .toJson())
                .toList();
    }
}
