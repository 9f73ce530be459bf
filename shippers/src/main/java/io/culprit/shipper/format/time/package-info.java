/**
 * Times as servers write them: each way to write one is a {@code TimeShape}, which fills the parts of a {@code WrittenTime}.
 *
 * <p>May depend on the contracts of the format package and on text; not on clocks.
 */
package io.culprit.shipper.format.time;
