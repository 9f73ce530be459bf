/**
 * Running the correlation against a cluster.
 *
 * <p>May depend on {@code lifecycle}, {@code connection}, {@code topics}, {@code broker} for the folder lock, and the
 * streams module.
 */
package io.culprit.app.correlate;
