package io.culprit.shipper.format;

import io.culprit.event.Software;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the lines of a source are laid out: in an envelope or not, and in which formats.
 *
 * @param envelope what is around each line
 * @param formats formats of its records, the most frequent first
 * @param confidence how sure that is, from 0 to 1: 1 when it was stated rather than found
 */
public record Layout(Optional<Envelope> envelope, List<Format> formats, double confidence) {

    public Layout {
        Objects.requireNonNull(envelope);
        formats = List.copyOf(formats);
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("a layout has a format");
        }
    }

    /** All lines are of one format. */
    public static Layout of(Format format) {
        return new Layout(Optional.empty(), List.of(format), 1);
    }

    /**
     * Whether this is the same kind of log: mostly in the same format, and in the same envelope. An envelope that has a format
     * itself holds whatever the host's programs wrote that day.
     */
    public boolean sameAs(Layout other) {
        return envelope.equals(other.envelope)
                && (main().equals(other.main())
                        || envelope.flatMap(Envelope::itself).isPresent());
    }

    /** This layout, with the formats that only another generation of the log has. */
    public Layout with(Layout other) {
        return new Layout(
                envelope,
                Stream.concat(formats.stream(), other.formats().stream())
                        .distinct()
                        .toList(),
                Math.min(confidence, other.confidence()));
    }

    /** This layout where it is known which server writes it. */
    public Layout asWrittenBy(Software software) {
        return new Layout(
                envelope,
                formats.stream()
                        .map(format -> format.asWrittenBy(software))
                        .distinct()
                        .toList(),
                confidence);
    }

    /** The format of most records. */
    public Format main() {
        return formats.get(0);
    }

    /** All formats that its records may have. */
    public List<Format> all() {
        Optional<Format> itself = envelope.flatMap(Envelope::itself);
        return itself.isEmpty() || formats.contains(itself.get())
                ? formats
                : Stream.concat(formats.stream(), itself.stream()).toList();
    }

    /** Its name in summaries, as {@code docker: nginx.access + nginx.error}. */
    public String name() {
        String names = formats.stream().map(Format::name).collect(Collectors.joining(" + "));
        return envelope.filter(around -> !inside().isEmpty())
                .map(around -> around.name() + ": " + names)
                .orElse(names);
    }

    /** What the formats read of these lines: the lines themselves, or what is in their envelopes. */
    public List<Line> contents(List<Line> lines, Setting setting) {
        return envelope.filter(around -> !inside().isEmpty())
                .map(around -> lines.stream()
                        .flatMap(line -> around.open(line, setting).stream())
                        .map(Envelope.Content::line)
                        .toList())
                .orElse(lines);
    }

    /** A reader of one source's lines. */
    public LineFormat open(Setting setting) {
        List<Format> inside = inside();
        if (inside.isEmpty()) {
            return main().open(setting);
        }
        return envelope.<LineFormat>map(around -> new EnvelopedLines(around, inside, setting))
                .orElseGet(() -> MixedLines.of(inside, setting));
    }

    /** The formats without the envelope's own. */
    private List<Format> inside() {
        Optional<Format> itself = envelope.flatMap(Envelope::itself);
        return formats.stream()
                .filter(format -> !itself.equals(Optional.of(format)))
                .toList();
    }
}
