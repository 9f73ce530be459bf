/**
 * From incidents of single hosts to incidents of fleets: one pattern with one culprit on several hosts at about the same
 * time is one thing that happened, and one notification.
 *
 * <p>Pure: a function of the incidents that stand, whatever the order in which they were learnt. May depend on the schemas
 * module.
 */
package io.culprit.correlation.fleet;
