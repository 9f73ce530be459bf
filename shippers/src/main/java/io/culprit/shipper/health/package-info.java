/**
 * Health: what a shipper tells of itself: metrics, a health endpoint, and one line in its log for every change of state.
 *
 * <p>May depend on the tail, topic, intake, probing, reading and delivery packages, and on Micrometer.
 */
package io.culprit.shipper.health;
