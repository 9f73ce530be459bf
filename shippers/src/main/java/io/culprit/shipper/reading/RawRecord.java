package io.culprit.shipper.reading;

/**
 * A line, or several that one record spans.
 *
 * @param generation fingerprint of the file it stands in
 * @param label path of that file, as events quote it
 * @param offset position of its first byte
 * @param text its lines, joined by newlines, bounded
 */
record RawRecord(String generation, String label, long offset, String text) {}
