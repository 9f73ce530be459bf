/**
 * Service: a shipper as it runs on a host for as long as the host lives: tail, probes, delivery and health together.
 *
 * <p>May depend on all other packages but {@code cli} and {@code command}.
 */
package io.culprit.shipper.service;
