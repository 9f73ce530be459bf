/**
 * Failing in one line, waiting for a condition, and stopping in order.
 *
 * <p>May depend on the JDK only; every other package of the application may use it.
 */
package io.culprit.app.lifecycle;
