/**
 * Writing to people: incidents as text as wide as the terminal, progress.
 *
 * <p>May depend on the incident records, the shippers module's {@code terminal} and {@code inventory}, and the JDK; {@code Progress} on the progress bar library.
 */
package io.culprit.app.terminal;
