/**
 * Error logs: what Apache, nginx and PHP say of themselves and of the requests that failed.
 *
 * <p>May depend on the contracts of the format package and on its text and time packages.
 */
package io.culprit.shipper.format.error;
