/**
 * The correlation itself: buckets in, incidents out, in event time and in canonical order.
 *
 * <p>Pure: no clock, no input or output, nothing of Kafka. The state of one pattern for one join key is an
 * {@link io.culprit.correlation.fold.Episode}; folding the same buckets gives the same episodes, whatever the order in
 * which they arrived and however often the fold was interrupted. May depend on the schemas module and the signal and
 * pattern packages.
 */
package io.culprit.correlation.fold;
