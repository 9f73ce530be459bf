/**
 * When logrotate runs next, and what it then does to a web server.
 *
 * <p>May depend on the probe package, and on what probes share.
 */
package io.culprit.shipper.probe.logrotate;
