package io.culprit.app.alerts;

import io.culprit.incident.Incident;

/**
 * A record of the alert topic.
 *
 * @param incident the revision it carries
 * @param json its value as it stands on the topic
 */
public record Alert(Incident incident, String json) {}
