/**
 * Setup: a first file of settings, made of what a host has.
 *
 * <p>May depend on the probe and format packages. It writes what the settings package reads, and knows nothing of it.
 */
package io.culprit.shipper.setup;
