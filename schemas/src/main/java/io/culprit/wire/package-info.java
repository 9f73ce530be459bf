/**
 * How records travel: JSON, serdes, and the topics they travel on.
 *
 * <p>May depend on the event, signal, incident and uptime packages, Jackson and kafka-clients.
 */
package io.culprit.wire;
