/**
 * What is expected and not heard: hosts that have gone silent, and sources that their shipper may not read.
 *
 * <p>The one verdict that hangs on the wall clock: silence has no event time. May depend on the schemas module and the
 * watermark package.
 */
package io.culprit.correlation.blind;
