package io.culprit.app.whatif;

import io.culprit.app.whatif.Answer.Unanswered;
import io.culprit.app.whatif.Answer.Verdict;
import io.culprit.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers questions from what was observed and what the replay found. */
final class Answers {

    private static final Unanswered NO_GROUP = new Unanswered(
            "no daemon group of mod_wsgi shows in these logs",
            "log with LogLevel wsgi:info, or give the configuration along with the logs");

    private final Observation observation;
    private final List<Incident> incidents;

    Answers(Observation observation, List<Incident> incidents) {
        this.observation = observation;
        this.incidents = incidents;
    }

    /** The answers to a question: one for each daemon group it is about, or one for the server. */
    List<Answer> to(WhatIf question) {
        if (question.setting() == Setting.MAX_REQUEST_WORKERS) {
            Verdict verdict = new TrafficAnswers(observation.traffic()).maxRequestWorkers(question.value());
            return List.of(new Answer(question, "", verdict));
        }
        SortedMap<String, DaemonGroup> groups = groups();
        if (question.setting() == Setting.REQUEST_TIMEOUT) {
            return List.of(timeout(question, groups));
        }
        if (groups.isEmpty()) {
            return List.of(new Answer(question, "", NO_GROUP));
        }
        List<Answer> answers = new ArrayList<>();
        groups.forEach((name, group) -> answers.add(ofRecycling(question, name, group)));
        return answers;
    }

    private Answer ofRecycling(WhatIf question, String name, DaemonGroup group) {
        RecyclingAnswers answers = new RecyclingAnswers(Recycling.of(name, group, incidents), observation.traffic());
        Verdict verdict =
                switch (question.setting()) {
                    case MAXIMUM_REQUESTS -> answers.maximumRequests(question.value());
                    case SHUTDOWN_TIMEOUT -> answers.shutdownTimeout(question.value());
                    case GRACEFUL_TIMEOUT -> answers.gracefulTimeout(question.value());
                    case REQUEST_TIMEOUT, MAX_REQUEST_WORKERS ->
                        throw new IllegalArgumentException(question + " is not about recycling");
                };
        return new Answer(question, name, verdict);
    }

    /** Access logs do not tell which group served a request: where there is one, it is that. */
    private Answer timeout(WhatIf question, SortedMap<String, DaemonGroup> groups) {
        Optional<String> only = groups.size() == 1 ? Optional.of(groups.firstKey()) : Optional.empty();
        Verdict verdict =
                new TrafficAnswers(observation.traffic()).requestTimeout(question.value(), only.map(groups::get));
        return new Answer(question, only.orElse(""), verdict);
    }

    /** Groups that were seen or configured, and those that only incidents name. */
    private SortedMap<String, DaemonGroup> groups() {
        SortedMap<String, DaemonGroup> groups = new TreeMap<>(observation.groups());
        incidents.stream()
                .filter(Recycling::isRecycling)
                .forEach(incident -> groups.putIfAbsent(incident.culprit().name(), new DaemonGroup()));
        return groups;
    }
}
