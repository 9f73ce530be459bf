package io.culprit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas are strict enough to catch the mistakes that writers make. */
class BrokenSampleTest {

    static Stream<Arguments> requiredProperties() {
        return propertiesWhere((schema, name) -> requires(schema, name));
    }

    static Stream<Arguments> closedProperties() {
        return propertiesWhere(
                (schema, name) -> schema.at("/properties").path(name).has("enum")
                        || schema.at("/properties").path(name).has("const"));
    }

    @ParameterizedTest
    @MethodSource("requiredProperties")
    void refusesSample_whenARequiredPropertyIsMissing(Contract contract, String sample, JsonPointer property) {
        JsonNode broken = Contract.sample(sample);
        parent(broken, property).remove(name(property));

        assertThat(contract.objections(broken.toString())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("closedProperties")
    void refusesSample_whenAValueIsNotOfItsSet(Contract contract, String sample, JsonPointer property) {
        JsonNode broken = Contract.sample(sample);
        parent(broken, property).put(name(property), "no-such-value");

        assertThat(contract.objections(broken.toString())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS, access, /time, 2026-11-21 08:06:49",
        "ACCESS, access, /time, 2026-11-21T08:06:49+01:00",
        "ACCESS, access, /time, 2026-13-21T08:06:49Z",
        "ACCESS, access, /resolution, 1s",
        "ACCESS, access, /resolution, PT",
        "ACCESS, access, /http.server.request.duration, 8.914",
        "SIGNAL_BUCKET, signal-bucket, /width, P1D",
        "INCIDENT, incident-daemon-recycling, /id, ''",
    })
    void refusesSample_whenATextIsNotOfItsForm(Contract contract, String sample, String property, String wrong) {
        JsonNode broken = Contract.sample(sample);
        JsonPointer pointer = JsonPointer.compile(property);
        parent(broken, pointer).put(name(pointer), wrong);

        assertThat(contract.objections(broken.toString())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS, access, /http.response.status_code, 1000",
        "ACCESS, access, /delivery/offset, -1",
        "SIGNAL_BUCKET, signal-bucket, /count, 0",
        "INCIDENT, incident-daemon-recycling, /revision, 0",
        "INCIDENT, incident-daemon-recycling, /impact/share_failed, 2",
    })
    void refusesSample_whenAFigureIsOutOfRange(Contract contract, String sample, String property, int wrong) {
        JsonNode broken = Contract.sample(sample);
        JsonPointer pointer = JsonPointer.compile(property);
        parent(broken, pointer).put(name(pointer), wrong);

        assertThat(contract.objections(broken.toString())).isNotEmpty();
    }

    @Test
    void refusesIncident_whenItIsFiringAndResolvedAtOnce() {
        ObjectNode broken = (ObjectNode) Contract.sample("incident-module-load-crash");

        assertThat(Contract.INCIDENT.objections(broken.put("status", "firing").toString()))
                .isNotEmpty();
    }

    @Test
    void refusesIncident_whenItIsResolvedWithoutResolution() {
        ObjectNode broken = (ObjectNode) Contract.sample("incident-daemon-recycling");

        assertThat(Contract.INCIDENT.objections(broken.put("status", "resolved").toString()))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"delivery", "time", "resolution", "position_time", "observed_time", "host.name", "log.file.path"})
    void refusesEvent_whenTheReaderFindsNoHeaderField(String field) {
        ObjectNode broken = (ObjectNode) Contract.sample("access");
        broken.remove(field);

        assertThatThrownBy(() -> Contract.ACCESS.rewritten(broken.toString().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(field);
    }

    private interface Choice {
        boolean takes(JsonNode schema, String name);
    }

    private static Stream<Arguments> propertiesWhere(Choice choice) {
        List<Arguments> found = new ArrayList<>();
        for (Contract contract : Contract.values()) {
            for (String sample : contract.samples) {
                List<JsonPointer> pointers = new ArrayList<>();
                collect(contract.schema(), Contract.sample(sample), JsonPointer.empty(), choice, pointers);
                pointers.forEach(pointer -> found.add(Arguments.of(contract, sample, pointer)));
            }
        }
        return found.stream();
    }

    private static void collect(
            JsonNode schema, JsonNode value, JsonPointer at, Choice choice, List<JsonPointer> found) {
        if (value.isArray() && !value.isEmpty()) {
            collect(schema.path("items"), value.get(0), at.appendIndex(0), choice, found);
        }
        value.fieldNames().forEachRemaining(name -> {
            JsonPointer here = at.appendProperty(name);
            if (choice.takes(schema, name)) {
                found.add(here);
            }
            collect(schema.path("properties").path(name), value.get(name), here, choice, found);
        });
    }

    private static boolean requires(JsonNode schema, String name) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode parent(JsonNode tree, JsonPointer property) {
        return (ObjectNode) tree.at(property.head());
    }

    private static String name(JsonPointer property) {
        return property.last().getMatchingProperty();
    }
}
