package io.culprit.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * All occurrences of one signal with the same captured fields, of one service on one host, within one span of time.
 *
 * <p>Cumulative: a bucket only grows, so the bigger of two versions replaces the other and receiving one twice does no
 * harm. A storm of a thousand equal lines is one bucket with a count.
 *
 * @param signal name of the signal
 * @param service service concerned
 * @param host host concerned
 * @param fields captured fields, by name
 * @param start beginning of the span, a multiple of {@code width} since the epoch
 * @param width length of the span
 * @param count occurrences
 * @param first position time of the earliest
 * @param last position time of the latest
 * @param exemplars the canonically smallest occurrences, at most {@link #MAX_EXEMPLARS}
 */
public record SignalBucket(
        String signal,
        String service,
        String host,
        SortedMap<String, String> fields,
        Instant start,
        Duration width,
        long count,
        Instant first,
        Instant last,
        List<Exemplar> exemplars)
        implements SignalRecord {

    /** Occurrences quoted per bucket. */
    public static final int MAX_EXEMPLARS = 3;

    /**
     * The order in which buckets are folded: by the end of their span, so that what is at or below a watermark is always
     * a prefix, then by what they hold. It does not depend on arrival.
     */
    public static final Comparator<SignalBucket> CANONICAL = SignalBucket::compareCanonically;

    public SignalBucket {
        Objects.requireNonNull(signal);
        Objects.requireNonNull(service);
        Objects.requireNonNull(host);
        fields = Fields.of(fields);
        Objects.requireNonNull(start);
        Objects.requireNonNull(width);
        Objects.requireNonNull(first);
        Objects.requireNonNull(last);
        exemplars = List.copyOf(exemplars);
        if (width.toSeconds() < 1 || width.toNanosPart() != 0) {
            throw new IllegalArgumentException("a bucket's width is whole seconds, not " + width);
        }
        if (count < 1) {
            throw new IllegalArgumentException("a bucket holds at least one occurrence");
        }
    }

    /** A bucket of one occurrence. */
    public static SignalBucket of(
            String signal,
            String service,
            String host,
            SortedMap<String, String> fields,
            Duration width,
            Exemplar occurrence) {
        Instant start = floor(occurrence.at(), width);
        return new SignalBucket(
                signal, service, host, fields, start, width, 1, occurrence.at(), occurrence.at(), List.of(occurrence));
    }

    /** The beginning of the span of that width which holds an instant. */
    public static Instant floor(Instant at, Duration width) {
        long span = width.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), span) * span);
    }

    /** End of the span, exclusive. */
    public Instant end() {
        return start.plus(width);
    }

    /** Written out, because sorting buckets is a good part of correlating them. */
    private static int compareCanonically(SignalBucket one, SignalBucket other) {
        int order = Long.compare(one.endSecond(), other.endSecond());
        order = order != 0 ? order : one.first.compareTo(other.first);
        order = order != 0 ? order : one.signal.compareTo(other.signal);
        order = order != 0 ? order : one.host.compareTo(other.host);
        order = order != 0 ? order : one.fields.toString().compareTo(other.fields.toString());
        return order != 0 ? order : one.identity().compareTo(other.identity());
    }

    private long endSecond() {
        return start.getEpochSecond() + width.toSeconds();
    }

    /** This bucket with one more occurrence of the same signal, fields and span. */
    public SignalBucket plus(Exemplar occurrence) {
        return new SignalBucket(
                signal,
                service,
                host,
                fields,
                start,
                width,
                count + 1,
                occurrence.at().isBefore(first) ? occurrence.at() : first,
                occurrence.at().isAfter(last) ? occurrence.at() : last,
                smallest(occurrence));
    }

    /** This bucket as another service on the same host is told of it. */
    public SignalBucket forService(String other) {
        return new SignalBucket(signal, other, host, fields, start, width, count, first, last, exemplars);
    }

    /** This bucket without its lines: what only counts takes a fraction of the room. */
    public SignalBucket unquoted() {
        return exemplars.isEmpty()
                ? this
                : new SignalBucket(signal, service, host, fields, start, width, count, first, last, List.of());
    }

    /**
     * What distinguishes this bucket from all others of its service: equal for any two versions of it.
     *
     * <p>Each text stands behind its length, because captured fields are log text: a visitor who could write the separator
     * could make two buckets one.
     */
    public String identity() {
        StringBuilder identity = new StringBuilder(end().toString()).append('|');
        append(identity, signal);
        append(identity, host);
        fields.forEach((name, value) -> {
            append(identity, name);
            append(identity, value);
        });
        return identity.toString();
    }

    private static void append(StringBuilder identity, String text) {
        identity.append(text.length()).append(':').append(text);
    }

    private List<Exemplar> smallest(Exemplar occurrence) {
        if (exemplars.size() == MAX_EXEMPLARS
                && exemplars.get(MAX_EXEMPLARS - 1).compareTo(occurrence) <= 0) {
            return exemplars;
        }
        List<Exemplar> sorted = new ArrayList<>(exemplars);
        sorted.add(occurrence);
        Collections.sort(sorted);
        return sorted.subList(0, Math.min(MAX_EXEMPLARS, sorted.size()));
    }
}
