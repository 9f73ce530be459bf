package io.culprit.incident;

import java.time.Instant;

/**
 * A line, or many of the same kind, that shows the incident.
 *
 * @param at when
 * @param signal the signal it was classified as
 * @param source file and byte offset, as {@code apache/error.log:1234}
 * @param text the line
 * @param count how many occurrences this entry stands for
 */
public record Evidence(Instant at, String signal, String source, String text, long count) {}
