package io.culprit.shipper.probe.http;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came of asking an HTTP server.
 *
 * @param status the status of the answer, if there was one
 * @param body the body, or its start
 * @param failure why there is no whole answer
 * @param took how long it took, to the last byte or to the failure
 * @param facts what else was seen, by the names of attributes: phases, addresses, protocols, certificate
 */
public record Fetched(
        OptionalInt status, String body, Optional<Failure> failure, Duration took, Map<String, String> facts) {

    public Fetched {
        Objects.requireNonNull(status);
        Objects.requireNonNull(body);
        Objects.requireNonNull(failure);
        Objects.requireNonNull(took);
        facts = Map.copyOf(facts);
    }
}
