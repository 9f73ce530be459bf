/**
 * {@code culprit patterns}: what patterns there are, whether they are right, and why one found what it did.
 *
 * <p>May depend on {@code definitions}, {@code lifecycle}, {@code replay}, {@code terminal}, and the shippers and streams
 * modules.
 */
package io.culprit.app.patterns;
