package io.culprit.shipper.reading;

import io.culprit.shipper.format.text.Line;

/**
 * A line, or several that one record spans.
 *
 * @param generation which file it stands in, as {@link GenerationName} has it
 * @param label path of that file, as events quote it
 * @param offset position of its first byte
 * @param text its lines, joined by newlines, bounded
 * @param lines how many they are, kept or not
 */
public record RawRecord(String generation, String label, long offset, Line text, int lines) {}
