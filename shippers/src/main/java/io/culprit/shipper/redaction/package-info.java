/**
 * Redaction: what leaves the host without what must not leave it.
 *
 * <p>May depend on the event and wire packages of schemas. Knows no formats: what it takes out it finds by the names of fields and
 * within texts.
 */
package io.culprit.shipper.redaction;
