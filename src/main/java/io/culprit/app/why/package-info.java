/**
 * Why one request failed: the request across the logs of nginx and Apache, and the incident that explains it.
 *
 * <p>May depend on {@code definitions}, {@code replay}, {@code terminal}, and the shippers and streams modules; not on Kafka.
 */
package io.culprit.app.why;
