/**
 * Probes: what commands on the host print, read into events. The parsers here serve captured output today and live
 * collectors later.
 *
 * <p>May depend on the format package and what that may depend on.
 */
package io.culprit.shipper.probe;
