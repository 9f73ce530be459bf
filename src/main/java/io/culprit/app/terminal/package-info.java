/**
 * Writing to people: log text made harmless, incidents as text, progress.
 *
 * <p>May depend on the incident records and the JDK; {@code Progress} on the progress bar library.
 */
package io.culprit.app.terminal;
