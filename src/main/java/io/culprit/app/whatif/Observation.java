package io.culprit.app.whatif;

import io.culprit.correlation.signal.Classifier;
import io.culprit.correlation.signal.Occurrence;
import io.culprit.event.AccessEvent;
import io.culprit.event.ChangeEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Gathers from events what questions need, in memory that does not grow with them. */
final class Observation implements Consumer<Event> {

    /** Names are log text: whoever forges them gets no more memory than this. */
    private static final int MOST_GROUPS = 1_000;

    private final Classifier classifier;
    private final Traffic traffic;
    private final SortedMap<String, DaemonGroup> groups = new TreeMap<>();

    /**
     * @param classifier tells which lines are signals
     * @param questions what is asked
     */
    Observation(Classifier classifier, List<WhatIf> questions) {
        this.classifier = classifier;
        this.traffic = new Traffic(questions.stream()
                .filter(question -> question.setting() == Setting.MAX_REQUEST_WORKERS)
                .map(WhatIf::value)
                .toList());
    }

    @Override
    public void accept(Event event) {
        if (event instanceof AccessEvent access) {
            traffic.add(access);
        } else if (event instanceof ErrorEvent) {
            classifier.classify(event).forEach(occurrence -> signal(occurrence, event));
        } else if (event instanceof ChangeEvent change && change.name().equals("WSGIDaemonProcess")) {
            group(change.attribute("wsgi.group")).configured(change);
        }
    }

    private void signal(Occurrence occurrence, Event event) {
        SortedMap<String, String> fields = occurrence.fields();
        String group = fields.getOrDefault("group", "");
        String pid = event.header().host() + " " + fields.getOrDefault("pid", "");
        Instant at = event.header().positionTime();
        switch (occurrence.signal()) {
            case "wsgi.process-started" -> group(group).started(pid);
            case "wsgi.maximum-requests" ->
                group(group).recycled(pid, event.text().contains("attempt a graceful"));
            case "wsgi.process-aborted" -> group(group).aborted(pid, at);
            case "wsgi.request-cut" -> cut(group, at);
            default -> {
                // Every other signal tells nothing of a recycling.
            }
        }
    }

    /** Texts of some versions do not name the group whose process went away. */
    private void cut(String group, Instant at) {
        if (group.isEmpty()) {
            groups.values().stream().anyMatch(one -> one.cut(at));
        } else {
            group(group).cut(at);
        }
    }

    private DaemonGroup group(String name) {
        DaemonGroup known = groups.get(name);
        if (known != null || groups.size() >= MOST_GROUPS) {
            return known == null ? new DaemonGroup() : known;
        }
        return groups.computeIfAbsent(name, any -> new DaemonGroup());
    }

    SortedMap<String, DaemonGroup> groups() {
        return groups;
    }

    Traffic traffic() {
        return traffic;
    }
}
