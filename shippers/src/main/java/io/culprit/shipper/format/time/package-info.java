/**
 * Times as servers write them.
 *
 * <p>May depend on the contracts of the format package; not on clocks.
 */
package io.culprit.shipper.format.time;
