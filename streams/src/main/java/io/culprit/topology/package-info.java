/**
 * Where the correlation meets Kafka Streams: the topology, its two processors, and their state in stores with changelogs.
 *
 * <p>The only package of this module that may import Kafka. Processors fetch state, call the pure core, and forward.
 */
package io.culprit.topology;
