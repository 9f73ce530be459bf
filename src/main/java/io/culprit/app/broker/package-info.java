/**
 * A real Kafka broker within this process, and the directory it owns.
 *
 * <p>May depend on {@code lifecycle}, kafka-server and kafka-clients; knows nothing of topics, events or incidents.
 */
package io.culprit.app.broker;
