/**
 * Captures: the output of one command or file at one moment, as a line of JSON ({@code ts_ms, kind, cmd, raw}), and the
 * formats that read such lines.
 *
 * <p>May depend on the format package. Knows no files.
 */
package io.culprit.shipper.probe.capture;
