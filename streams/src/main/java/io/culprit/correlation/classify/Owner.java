package io.culprit.correlation.classify;

/** One service on one host, or a host itself: its open buckets, and what its heartbeats have vouched for. */
final class Owner {

    private final String service;
    private final String host;
    private final String key;
    private final boolean ofHost;
    private final OpenBuckets buckets = new OpenBuckets();
    private Vouched vouched = Vouched.NOTHING;

    Owner(String service, String host) {
        this.service = service;
        this.host = host;
        this.key = key(service, host);
        this.ofHost = service.isEmpty();
    }

    /** The key of an owner in stores, and the beginning of the keys of its buckets. */
    static String key(String service, String host) {
        return service + "|" + host + "|";
    }

    boolean isOf(String otherService, String otherHost) {
        return service.equals(otherService) && host.equals(otherHost);
    }

    String service() {
        return service;
    }

    String host() {
        return host;
    }

    String key() {
        return key;
    }

    /** Whether it is a host itself. */
    boolean ofHost() {
        return ofHost;
    }

    OpenBuckets buckets() {
        return buckets;
    }

    Vouched vouched() {
        return vouched;
    }

    void vouch(Vouched now) {
        vouched = now;
    }
}
