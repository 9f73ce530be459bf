/**
 * Reading one log line by line: what each record says, as JSON, or why it says nothing.
 *
 * <p>May depend on {@code lifecycle} and {@code terminal}, and on the shippers module; not on streams and not on Kafka.
 */
package io.culprit.app.parse;
