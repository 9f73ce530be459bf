/**
 * Settings: what one shipper is to do, and the YAML file that says so.
 *
 * <p>May depend on the tail, probe, redaction, delivery, inventory and format packages. Nothing of these depends on it.
 */
package io.culprit.shipper.settings;
