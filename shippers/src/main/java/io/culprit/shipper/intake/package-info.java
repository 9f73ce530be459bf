/**
 * Intake: what is no file and cannot be read twice, or only by a program: standard input and systemd's journal. Each is
 * copied line by line into a spool that the tail follows as any log.
 *
 * <p>Nothing is dropped: while the brokers take nothing and the spool is full, reading stops, and the pipe or the journal is
 * the buffer.
 *
 * <p>May depend on the settings, tail, spool and format packages.
 */
package io.culprit.shipper.intake;
