/**
 * What the incidents of several hosts of a service have to do with each other. One pattern with one culprit on several hosts at
 * about the same time is one thing that happened, and one notification; and what one host shows of another's trouble belongs to
 * that.
 *
 * <p>Pure: a function of the incidents that stand, whatever the order in which they were learnt. May depend on the schemas
 * module, and on {@code pattern} for what a pattern says of its causes.
 */
package io.culprit.correlation.fleet;
