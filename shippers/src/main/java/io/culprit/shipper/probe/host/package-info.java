/**
 * What the probes that look at a host share: its files behind a root that may be mounted elsewhere, its processes, and what a
 * probe remembers between looks.
 *
 * <p>May depend on the probe package, and on files.
 */
package io.culprit.shipper.probe.host;
