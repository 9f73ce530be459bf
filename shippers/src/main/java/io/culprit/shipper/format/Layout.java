package io.culprit.shipper.format;

import io.culprit.event.Software;
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

    /** Whether this is the same kind of log: in the same envelope, and mostly in the same format. */
    public boolean sameAs(Layout other) {
        return main().equals(other.main()) && envelope.equals(other.envelope);
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
        return Stream.concat(formats.stream(), envelope.flatMap(Envelope::itself).stream())
                .distinct()
                .toList();
    }

    /** Its name in summaries, as {@code docker: nginx.access + nginx.error}. */
    public String name() {
        String inner = formats.stream().map(Format::name).collect(Collectors.joining(" + "));
        return envelope.map(around -> around.name() + ": " + inner).orElse(inner);
    }

    /** A reader of one source's lines. */
    public LineFormat open(Setting setting) {
        LineFormat inner = formats.size() == 1 ? main().open(setting) : new MixedLines(formats, setting);
        return envelope.<LineFormat>map(around -> new EnvelopedLines(around, inner, setting))
                .orElse(inner);
    }
}
