/**
 * Topic: raw lines that other collectors put on a Kafka topic, read as the logs they were, so that a fleet which has a
 * collector needs no other agent.
 *
 * <p>What a record's envelope names as host and path is a source. Its events stand at the offset of their record in its
 * partition, and an offset is committed only when the brokers have taken everything made of what is before it: whoever is
 * killed sends again what may not have arrived, with the same delivery ids.
 *
 * <p>May depend on the settings, reading, inventory, delivery, redaction and format packages, and on the tail's patience.
 */
package io.culprit.shipper.topic;
