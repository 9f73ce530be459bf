package io.culprit.shipper.probe.http;

import io.culprit.shipper.format.text.Bounded;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one try of a check came to: what was fetched, measured against what was expected. */
record HttpResult(Fetched fetched, Optional<Failure> failure) {

    /** What begins a script; a page that shows one to people writes {@code &lt;}. */
    private static final String PHP = "<?php";

    /** Told in these words, by which the signal {@code php.source-served} knows it. */
    private static final String SOURCE =
            "the answer holds the source of a PHP script instead of what the script prints";

    static HttpResult of(HttpCheck check, Fetched fetched) {
        if (fetched.failure().isPresent()) {
            return new HttpResult(fetched, fetched.failure());
        }
        int status = fetched.status().orElse(0);
        if (!check.expects(status)) {
            return new HttpResult(
                    fetched,
                    Optional.of(new Failure(
                            Failure.Reason.BAD_STATUS,
                            Phase.ANSWER,
                            "HTTP " + status + ", expected " + String.join(", ", check.expectedStatus()))));
        }
        if (fetched.body().contains(PHP) && !check.expectedContent().contains(PHP)) {
            return new HttpResult(fetched, Optional.of(new Failure(Failure.Reason.BAD_CONTENT, Phase.ANSWER, SOURCE)));
        }
        if (!check.expectedContent().isEmpty() && !fetched.body().contains(check.expectedContent())) {
            return new HttpResult(
                    fetched,
                    Optional.of(new Failure(
                            Failure.Reason.BAD_CONTENT,
                            Phase.ANSWER,
                            "the answer does not hold \"" + Bounded.excerpt(check.expectedContent()) + "\"")));
        }
        return new HttpResult(fetched, Optional.empty());
    }

    boolean isWell() {
        return failure.isEmpty();
    }

    /** All of it, by the names of attributes. */
    SortedMap<String, String> attributes() {
        SortedMap<String, String> attributes = new TreeMap<>(fetched.facts());
        fetched.status().ifPresent(status -> attributes.put("http.response.status_code", Integer.toString(status)));
        attributes.put("latency_ms", Long.toString(fetched.took().toMillis()));
        failure.ifPresent(why -> {
            attributes.put("reason", why.reason().label());
            attributes.put("failed_in", why.phase().label());
            attributes.put("error.message", Bounded.cut(why.message(), 500));
        });
        return attributes;
    }
}
