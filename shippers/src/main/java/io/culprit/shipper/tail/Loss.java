package io.culprit.shipper.tail;

import io.culprit.wire.DeadLetter;
import java.nio.file.Path;

/**
 * Bytes that may never be read.
 *
 * @param file where they stood
 * @param offset position behind what was read
 * @param detail what happened, with the span of time in which they were written
 */
record Loss(Path file, long offset, String detail) {

    /** What is told of it. */
    DeadLetter letter(String host) {
        return new DeadLetter(
                DeadLetter.Stage.READ, DeadLetter.Reason.POSSIBLE_LOSS, detail, host, file.toString(), offset, "");
    }
}
