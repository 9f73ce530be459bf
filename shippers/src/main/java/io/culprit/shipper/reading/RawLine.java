package io.culprit.shipper.reading;

import io.culprit.shipper.format.text.Line;
import io.culprit.wire.DeadLetter;
import java.util.Optional;

/**
 * A line as it stands in its file.
 *
 * @param offset position of its first byte in the file
 * @param text its bytes without the line end, only its start when there is a fault
 * @param fault why it cannot be read as text
 */
public record RawLine(long offset, Line text, Optional<DeadLetter.Reason> fault) {}
