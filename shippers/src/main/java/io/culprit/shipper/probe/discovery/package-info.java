/**
 * The web servers that a host has, and where they write: what a configuration for shipping can be made of.
 *
 * <p>May depend on the probe package, on what probes share, and on the configurations that they read.
 */
package io.culprit.shipper.probe.discovery;
