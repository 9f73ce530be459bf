/**
 * The configuration of servers as a whole: read with all that it includes, compared with what it was, and when logrotate will
 * have it read anew.
 *
 * <p>May depend on the probe package, on what probes share, and on the format package's configuration.
 */
package io.culprit.shipper.probe.configuration;
