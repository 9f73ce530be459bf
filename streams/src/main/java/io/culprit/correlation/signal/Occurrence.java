package io.culprit.correlation.signal;

import java.time.Duration;
import java.util.SortedMap;

/**
 * That an event is a signal, and what was captured from it.
 *
 * @param signal the signal's name
 * @param fields captured fields
 * @param width span of the bucket it is counted in
 */
public record Occurrence(String signal, SortedMap<String, String> fields, Duration width) {}
