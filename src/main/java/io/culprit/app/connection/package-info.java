/**
 * Reaching a Kafka cluster: the options that every command talking to one shares, and a clear line when none answers.
 *
 * <p>May depend on {@code lifecycle}, picocli and kafka-clients.
 */
package io.culprit.app.connection;
