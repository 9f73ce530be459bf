/**
 * The kernel's own account of processes, as {@code /proc} has it: what several probes look up in it.
 *
 * <p>Processes come and go while they are read, and belong to others: what is gone or refused is absent, never an error.
 */
package io.culprit.shipper.probe.proc;
