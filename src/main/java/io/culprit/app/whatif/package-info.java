/**
 * What-if: how many requests would have been cut, or kept waiting, with another value of a setting.
 *
 * <p>May depend on {@code terminal}, the schemas, and what correlation tells: signals and incidents. It reads no files: a
 * replay shows it every event.
 */
package io.culprit.app.whatif;
