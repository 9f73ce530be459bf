package io.culprit.correlation.pattern;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.culprit.incident.Incident.Confidence;
import io.culprit.incident.Incident.Resolution;
import io.culprit.incident.Incident.Severity;
import io.culprit.incident.Incident.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An incident as it must stand at the end of a case; what is absent may be anything.
 *
 * @param pattern its pattern; the one under test when absent
 * @param service its service
 * @param host its host
 * @param culprit the culprit's name
 * @param attributes attributes of the culprit
 * @param severity how bad
 * @param confidence how sure
 * @param status whether it goes on
 * @param resolution why it is over
 * @param requestsFailed requests that failed
 * @param requestsTotal all requests
 * @param checksFailed checks that failed
 * @param checksExplained failed checks that it explains
 * @param clientsAffected different clients of failed requests
 * @param ruledOut causes that must be ruled out
 * @param notRuledOut causes that must not be
 * @param parent pattern of the incident it is attached to; {@code none} for one that stands alone
 * @param opened earliest and latest time at which it may have opened, from the case's begin
 * @param summaryContains texts that its summary must hold
 */
public record ExpectedIncident(
        Optional<String> pattern,
        Optional<String> service,
        Optional<String> host,
        Optional<String> culprit,
        Map<String, Wanted> attributes,
        Optional<Severity> severity,
        Optional<Confidence> confidence,
        Optional<Status> status,
        Optional<Resolution> resolution,
        @JsonProperty("requests-failed") Optional<Wanted> requestsFailed,
        @JsonProperty("requests-total") Optional<Wanted> requestsTotal,
        @JsonProperty("checks-failed") Optional<Wanted> checksFailed,
        @JsonProperty("checks-explained") Optional<Wanted> checksExplained,
        @JsonProperty("clients-affected") Optional<Wanted> clientsAffected,
        @JsonProperty("ruled-out") List<String> ruledOut,
        @JsonProperty("not-ruled-out") List<String> notRuledOut,
        Optional<String> parent,
        List<Duration> opened,
        @JsonProperty("summary-contains") List<String> summaryContains) {

    public ExpectedIncident {
        pattern = Objects.requireNonNullElse(pattern, Optional.empty());
        service = Objects.requireNonNullElse(service, Optional.empty());
        host = Objects.requireNonNullElse(host, Optional.empty());
        culprit = Objects.requireNonNullElse(culprit, Optional.empty());
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        severity = Objects.requireNonNullElse(severity, Optional.empty());
        confidence = Objects.requireNonNullElse(confidence, Optional.empty());
        status = Objects.requireNonNullElse(status, Optional.empty());
        resolution = Objects.requireNonNullElse(resolution, Optional.empty());
        requestsFailed = Objects.requireNonNullElse(requestsFailed, Optional.empty());
        requestsTotal = Objects.requireNonNullElse(requestsTotal, Optional.empty());
        checksFailed = Objects.requireNonNullElse(checksFailed, Optional.empty());
        checksExplained = Objects.requireNonNullElse(checksExplained, Optional.empty());
        clientsAffected = Objects.requireNonNullElse(clientsAffected, Optional.empty());
        ruledOut = ruledOut == null ? List.of() : List.copyOf(ruledOut);
        notRuledOut = notRuledOut == null ? List.of() : List.copyOf(notRuledOut);
        parent = Objects.requireNonNullElse(parent, Optional.empty());
        opened = opened == null ? List.of() : List.copyOf(opened);
        summaryContains = summaryContains == null ? List.of() : List.copyOf(summaryContains);
    }
}
