package io.culprit.shipper.reading;

import io.culprit.shipper.format.PlainRequest;

/** Counts requests of which no event is wanted. */
public interface RequestCounter {

    /** Wants events of all. */
    RequestCounter NONE = new RequestCounter() {
        @Override
        public int classOf(PlainRequest request) {
            return -1;
        }

        @Override
        public void count(CountedRequest request) {
            throw new IllegalStateException("an event was wanted");
        }
    };

    /** Number of the class that a request is counted with; less than 0 where an event of it is wanted. */
    int classOf(PlainRequest request);

    /** Counts a request, when it is its turn among the events and heartbeats of all sources. */
    void count(CountedRequest request);
}
