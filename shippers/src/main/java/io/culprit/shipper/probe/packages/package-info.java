/**
 * The packages that are installed, as their database has them, and who changed that.
 *
 * <p>May depend on the probe package, on what probes share, and on the formats of package managers' logs.
 */
package io.culprit.shipper.probe.packages;
