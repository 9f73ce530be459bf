package io.culprit.shipper.tail;

import java.nio.file.Path;

/**
 * Bytes that may never be read.
 *
 * @param file where they stood
 * @param offset position behind what was read
 * @param detail what happened, with the span of time in which they were written
 */
record Loss(Path file, long offset, String detail) {}
