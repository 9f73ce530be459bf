package io.culprit.signal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the {@code signals} topic carries: buckets, and the frontiers that say when they are final. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SignalBucket.class, name = "bucket"),
    @JsonSubTypes.Type(value = Frontier.class, name = "frontier")
})
public sealed interface SignalRecord permits SignalBucket, Frontier {

    /** The service this record is for; the topic's key. */
    String service();

    /** The host it comes from. */
    String host();
}
