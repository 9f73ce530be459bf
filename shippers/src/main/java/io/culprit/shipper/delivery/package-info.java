/**
 * Delivery: where events go. A sink takes what was read; the Kafka sink answers for every record it took.
 *
 * <p>May depend on the event and wire packages of schemas and on kafka-clients.
 */
package io.culprit.shipper.delivery;
