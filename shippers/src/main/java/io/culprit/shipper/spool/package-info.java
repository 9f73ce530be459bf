/**
 * Spool: lines kept in files that the tail follows, so that what cannot be read twice waits on disk for the brokers.
 *
 * <p>Depends on nothing.
 */
package io.culprit.shipper.spool;
