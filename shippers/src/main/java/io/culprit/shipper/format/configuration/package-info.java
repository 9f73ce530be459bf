/**
 * Configuration files of servers, as far as they explain incidents.
 *
 * <p>May depend on the contracts of the format package and on its text package.
 */
package io.culprit.shipper.format.configuration;
