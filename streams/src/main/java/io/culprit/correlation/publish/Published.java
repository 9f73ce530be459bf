package io.culprit.correlation.publish;

import io.culprit.incident.Incident;
import java.time.Instant;

/**
 * The last revision said of an incident.
 *
 * @param incident that revision
 * @param at wall clock when it was said
 */
public record Published(Incident incident, Instant at) {}
