/**
 * Logs of package managers.
 *
 * <p>May depend on the contracts of the format package and on its text and time packages.
 */
package io.culprit.shipper.format.packages;
