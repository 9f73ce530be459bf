/**
 * Whether the files of modules and configurations are what they were: integrity by size, time and SHA-256.
 *
 * <p>May depend on the probe package, and on what probes share.
 */
package io.culprit.shipper.probe.files;
