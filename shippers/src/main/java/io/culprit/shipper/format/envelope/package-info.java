/**
 * What collectors put around the lines of other logs: containers' runtimes, syslog, the journal.
 *
 * <p>May depend on the contracts of the format package and on its text, time and syslog packages.
 */
package io.culprit.shipper.format.envelope;
