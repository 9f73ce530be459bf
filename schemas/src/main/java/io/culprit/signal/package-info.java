/**
 * What classification makes of events: occurrences of named signals, counted in mergeable buckets, and the frontiers up
 * to which those counts are final.
 *
 * <p>May depend on the event package, the JDK and Jackson's annotations.
 */
package io.culprit.signal;
