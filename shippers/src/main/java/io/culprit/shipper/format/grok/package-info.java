/**
 * Formats that an administrator defines by a grok expression, as Logstash and others read them.
 *
 * <p>May depend on the contracts of the format package, its text and time packages, the event and wire packages of schemas,
 * java-grok and Jackson; not on files: whoever reads a definition's files hands in their text.
 */
package io.culprit.shipper.format.grok;
