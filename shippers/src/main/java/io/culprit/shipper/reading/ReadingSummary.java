package io.culprit.shipper.reading;

import io.culprit.wire.DeadLetter;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of every line that was read.
 *
 * @param sources the sources, by name; one that mixes formats once for each
 * @param setBacks where the stamps of a source went back by more than an hour and stayed back
 * @param damages compressed files that could not be read to their end
 */
public record ReadingSummary(List<OfSource> sources, List<SetBack> setBacks, List<Damage> damages) {

    /** Of no source. */
    public static final ReadingSummary NOTHING = new ReadingSummary(List.of());

    public ReadingSummary {
        sources = List.copyOf(sources);
        setBacks = List.copyOf(setBacks);
        damages = List.copyOf(damages);
    }

    /** This and another one. */
    public ReadingSummary and(ReadingSummary other) {
        return new ReadingSummary(
                Stream.concat(sources.stream(), other.sources().stream()).toList(),
                Stream.concat(setBacks.stream(), other.setBacks().stream()).toList(),
                Stream.concat(damages.stream(), other.damages().stream()).toList());
    }

    /** A reading of files that are whole. */
    public ReadingSummary(List<OfSource> sources, List<SetBack> setBacks) {
        this(sources, setBacks, List.of());
    }

    /** A reading that follows no clocks. */
    public ReadingSummary(List<OfSource> sources) {
        this(sources, List.of(), List.of());
    }

    /**
     * A clock that was set back.
     *
     * @param source name of the source whose stamps show it
     * @param from time that its stamps had reached
     * @param to time at which they went on
     */
    public record SetBack(String source, Instant from, Instant to) {}

    /**
     * A compressed file that was read up to where it is damaged.
     *
     * @param file its label
     * @param fault what is wrong with it, and the mend
     */
    public record Damage(String file, String fault) {}

    /**
     * The lines of one source that were read as one format.
     *
     * @param source its name
     * @param format name of the format it was read as
     * @param lines its lines
     */
    public record OfSource(String source, String format, Lines lines) {}

    /**
     * Counts of lines. Each line is exactly one of: the line of an event, a part, blank, or rejected.
     *
     * @param lines all lines
     * @param eventLines lines of which events were made
     * @param events events made of them; a sample may yield several
     * @param parts lines that belong to the record before them, or serve others: headings, comparisons, directives that
     *     nothing is read from
     * @param blank empty lines
     * @param rejected lines refused, by reason
     */
    public record Lines(
            long lines, long eventLines, long events, long parts, long blank, Map<DeadLetter.Reason, Long> rejected) {

        /** No lines. */
        public static final Lines NONE = new Lines(0, 0, 0, 0, 0, Map.of());

        public Lines {
            EnumMap<DeadLetter.Reason, Long> copy = new EnumMap<>(DeadLetter.Reason.class);
            copy.putAll(rejected);
            rejected = Collections.unmodifiableMap(copy);
        }

        /** Lines refused for any reason. */
        public long rejectedLines() {
            return rejected.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Both together. */
        public Lines plus(Lines more) {
            EnumMap<DeadLetter.Reason, Long> reasons = new EnumMap<>(DeadLetter.Reason.class);
            reasons.putAll(rejected);
            more.rejected.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
            return new Lines(
                    lines + more.lines,
                    eventLines + more.eventLines,
                    events + more.events,
                    parts + more.parts,
                    blank + more.blank,
                    reasons);
        }
    }

    /** How many sources were read, each once. */
    public long files() {
        return sources.stream().map(OfSource::source).distinct().count();
    }

    /** All sources together. */
    public Lines total() {
        return sources.stream().map(OfSource::lines).reduce(Lines.NONE, Lines::plus);
    }

    /** All sources of one format together. */
    public Lines ofFormat(String format) {
        return sources.stream()
                .filter(source -> source.format().equals(format))
                .map(OfSource::lines)
                .reduce(Lines.NONE, Lines::plus);
    }
}
