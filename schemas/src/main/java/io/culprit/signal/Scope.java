package io.culprit.signal;

import java.util.Objects;

/**
 * What is folded together: one service on one host, or one service over all its hosts.
 *
 * @param service the service
 * @param host the host, empty for all of them
 */
public record Scope(String service, String host) implements Comparable<Scope> {

    public Scope {
        Objects.requireNonNull(service);
        Objects.requireNonNull(host);
    }

    /** All hosts of a service. */
    public static Scope service(String service) {
        return new Scope(service, "");
    }

    /** Written out, as below: scopes are looked up for every bucket and heartbeat. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Scope scope && service.equals(scope.service) && host.equals(scope.host);
    }

    @Override
    public int hashCode() {
        return 31 * service.hashCode() + host.hashCode();
    }

    @Override
    public int compareTo(Scope other) {
        int byService = service.compareTo(other.service);
        return byService != 0 ? byService : host.compareTo(other.host);
    }
}
