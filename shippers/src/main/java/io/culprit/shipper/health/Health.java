package io.culprit.shipper.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.shipper.intake.IntakeState;
import io.culprit.shipper.probing.ProbeRunner;
import io.culprit.shipper.tail.TailStatus;
import io.culprit.shipper.topic.TopicStatus;
import io.culprit.wire.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a shipper does all that it should.
 *
 * @param faults what it cannot do, each with its reason; it is well without any
 * @param blind what its probes and intakes cannot see, which is told in coverage and is no fault
 */
public record Health(List<String> faults, List<String> blind) {

    public Health {
        faults = List.copyOf(faults);
        blind = List.copyOf(blind);
    }

    /** As of now. */
    public static Health of(
            TailStatus status, TopicStatus topics, List<ProbeRunner> probes, List<IntakeState> intakes) {
        List<String> faults = new ArrayList<>();
        status.waitingSince()
                .or(topics::waitingSince)
                .ifPresent(since -> faults.add("the brokers have taken nothing since " + since));
        status.logs().forEach(log -> log.unreadable().ifPresent(why -> faults.add("log " + log.log() + ": " + why)));
        topics.topics().forEach(topic -> topic.unreachableSince()
                .ifPresent(since ->
                        faults.add("topic " + topic.topic() + ": its brokers have not been reachable since " + since)));
        List<String> blind = new ArrayList<>();
        probes.forEach(probe -> probe.blind()
                .ifPresent(why -> blind.add(
                        "probe " + probe.setting().name() + ": " + why.reason().label() + ": " + why.detail())));
        intakes.forEach(
                intake -> intake.blindness().ifPresent(why -> blind.add("intake " + intake.name() + ": " + why)));
        return new Health(faults, blind);
    }

    /** Whether there are no faults. */
    public boolean well() {
        return faults.isEmpty();
    }

    String toJson() {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("status", well() ? "UP" : "DOWN");
        faults.forEach(json.putArray("faults")::add);
        blind.forEach(json.putArray("blind")::add);
        return json.toString();
    }
}
