package io.culprit.topology;

import io.culprit.event.EventKind;

/** Every name that Kafka can see: operators are verb phrases, stores are nouns. Renaming a store loses its state. */
final class Names {

    static final String READ_SIGNALS = "read-signals";
    static final String CORRELATE_SCOPES = "correlate-scopes";
    static final String WRITE_ALERTS = "write-alerts";
    static final String WRITE_INCIDENTS = "write-incidents";
    static final String WRITE_LATE = "write-late-dead-letters";
    static final String WRITE_UPTIME = "write-uptime";

    static final String CHECK_DAYS = "check-days";
    static final String FEEDS = "feeds";
    static final String PENDING_BUCKETS = "pending-buckets";
    static final String BASES = "bases";
    static final String EPISODES = "episodes";
    static final String PUBLISHED = "published-incidents";
    static final String MEMBERS = "fleet-members";

    private Names() {}

    static String read(EventKind kind) {
        return "read-" + kind.label();
    }

    static String classify(EventKind kind) {
        return "classify-" + kind.label();
    }

    static String writeSignals(EventKind kind) {
        return "write-signals-of-" + kind.label();
    }

    static String writeDeadLetters(EventKind kind) {
        return "write-dead-letters-of-" + kind.label();
    }

    static String highWater(EventKind kind) {
        return kind.label() + "-high-water";
    }

    static String openBuckets(EventKind kind) {
        return kind.label() + "-open-buckets";
    }

    static String vouched(EventKind kind) {
        return kind.label() + "-vouched";
    }
}
