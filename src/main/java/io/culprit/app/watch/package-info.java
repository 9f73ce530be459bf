/**
 * Watching the cluster while a command waits for it.
 *
 * <p>May depend on {@code lifecycle}, {@code terminal}, and what the shippers module shares of connections.
 */
package io.culprit.app.watch;
