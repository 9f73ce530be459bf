package io.culprit.correlation.watermark;

import io.culprit.signal.Frontier;
import java.time.Instant;

/**
 * The last word of one feed.
 *
 * @param frontier what it said
 * @param heardAt wall clock when it was heard
 */
public record HeardFeed(Frontier frontier, Instant heardAt) {}
