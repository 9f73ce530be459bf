/**
 * What a host says of itself: syslog in its forms, the journal, and the facts that the kernel and systemd write as text.
 *
 * <p>May depend on the contracts of the format package and on its text, time and error packages.
 */
package io.culprit.shipper.format.syslog;
