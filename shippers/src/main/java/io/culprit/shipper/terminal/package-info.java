/**
 * Writing to people: log text made harmless, and how much is said.
 *
 * <p>May depend on the JDK and the logging backend's configuration.
 */
package io.culprit.shipper.terminal;
