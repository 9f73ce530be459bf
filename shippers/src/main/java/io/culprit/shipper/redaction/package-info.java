/**
 * Redaction: what leaves the host without what must not leave it.
 *
 * <p>May depend on the event and wire packages of schemas.
 */
package io.culprit.shipper.redaction;
