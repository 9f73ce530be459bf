/**
 * Text: lines as bytes, how they are decoded, unescaped, bounded and searched.
 *
 * <p>May depend on the wire package of schemas and on Jackson; on nothing else of the shipper.
 */
package io.culprit.shipper.format.text;
