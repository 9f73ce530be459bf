/**
 * Running the correlation against a cluster.
 *
 * <p>May depend on {@code lifecycle}, {@code terminal}, {@code topics}, {@code watch}, {@code broker} for the folder lock,
 * the streams module, and what the shippers module shares of options and connections.
 */
package io.culprit.app.correlate;
