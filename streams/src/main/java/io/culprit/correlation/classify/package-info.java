/**
 * From events to buckets: recognises records sent twice, counts occurrences per span, and says up to which time the counts
 * are final. Requests that only count may come as tallies of them.
 *
 * <p>May depend on the schemas module and the signal and state packages; never on Kafka.
 */
package io.culprit.correlation.classify;
