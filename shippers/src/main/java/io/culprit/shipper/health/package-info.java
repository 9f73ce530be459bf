/**
 * Health: what a shipper tells of itself: metrics, a health endpoint, and one line in its log for every change of state.
 *
 * <p>May depend on the tail, probing and delivery packages, and on Micrometer.
 */
package io.culprit.shipper.health;
