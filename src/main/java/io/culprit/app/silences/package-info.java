/**
 * Silences as a file says them, read again when it changes.
 *
 * <p>May depend on {@code lifecycle}, and the schemas, shippers and streams modules; not on Kafka.
 */
package io.culprit.app.silences;
