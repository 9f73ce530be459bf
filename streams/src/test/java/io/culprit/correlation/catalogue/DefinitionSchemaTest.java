package io.culprit.correlation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.culprit.correlation.pattern.CaseEvent.Attributes;
import io.culprit.correlation.pattern.PatternCase.Expected;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.correlation.pattern.Wanted;
import io.culprit.correlation.signal.SignalDefinition;
import io.culprit.wire.Json;
import io.culprit.yaml.YamlDocument;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors complete, what is read, and what the records hold are one and the same. */
class DefinitionSchemaTest {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Written in a form of their own, which is not that of their components. */
    private static final Set<Class<?>> SHORT = Set.of(Attributes.class, Expected.class, Wanted.class);

    static Stream<DefinitionText> builtIn() {
        return BuiltIn.texts().stream();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void admitsEveryBuiltInFile(DefinitionText file) throws Exception {
        DefinitionSchema schema =
                file.name().startsWith("signals/") ? DefinitionSchema.SIGNALS : DefinitionSchema.PATTERN;
        String json = Json.mapper()
                .writeValueAsString(
                        typed(YamlDocument.of(file.name(), file.yaml()).json()));

        assertThat(REGISTRY.getSchema(schema.text(), InputFormat.JSON).validate(json, InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DefinitionSchema.class)
    void isAValidSchema_accordingToItsDialect(DefinitionSchema schema) {
        SpecificationVersion dialect = SpecificationVersion.DRAFT_2020_12;

        assertThat(schema.json().path("$schema").asText()).isEqualTo(dialect.getDialectId());
        assertThat(REGISTRY.getSchema(SchemaLocation.of(dialect.getDialectId()))
                        .validate(schema.text(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void knowsEveryKeyOfTheRecords_andNoOther() {
        Set<String> compared = new HashSet<>();
        assertAgrees(DefinitionSchema.PATTERN, DefinitionSchema.PATTERN.json(), PatternDefinition.class, compared);
        JsonNode signal = DefinitionSchema.SIGNALS.json().at("/properties/signals/items");
        assertAgrees(DefinitionSchema.SIGNALS, signal, SignalDefinition.class, compared);

        assertThat(compared).contains("PatternDefinition", "Condition", "Share", "Raised", "CaseEvent", "RuleOut");
    }

    @ParameterizedTest
    @EnumSource(DefinitionSchema.class)
    void describesEveryKey(DefinitionSchema schema) {
        List<String> undescribed = new ArrayList<>();
        collectUndescribed(schema.json(), "", undescribed);

        assertThat(undescribed).isEmpty();
    }

    private static void assertAgrees(DefinitionSchema schema, JsonNode node, Class<?> type, Set<String> compared) {
        if (!compared.add(type.getSimpleName())) {
            return;
        }
        JsonNode properties = objectOf(schema, node).path("properties");
        Set<String> keys = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String key = Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                    .map(JsonProperty::value)
                    .orElse(component.getName());
            keys.add(key);
            recordIn(component.getGenericType())
                    .ifPresent(record -> assertAgrees(schema, properties.path(key), record, compared));
        }
        Set<String> known = new TreeSet<>();
        properties.fieldNames().forEachRemaining(known::add);
        assertThat(known).as(type.getSimpleName()).isEqualTo(keys);
    }

    private static Optional<Class<?>> recordIn(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .flatMap(argument -> recordIn(argument).stream())
                    .<Class<?>>map(found -> found)
                    .findFirst();
        }
        return Optional.<Class<?>>of((Class<?>) type).filter(found -> found.isRecord() && !SHORT.contains(found));
    }

    /** The object that a schema describes, behind references, lists, maps and alternatives. */
    private static JsonNode objectOf(DefinitionSchema schema, JsonNode node) {
        JsonNode found = node;
        while (!found.has("properties")) {
            if (found.has("$ref")) {
                found = schema.json().at(found.path("$ref").asText().substring(1));
            } else if (found.has("items")) {
                found = found.path("items");
            } else if (found.path("additionalProperties").isObject()) {
                found = found.path("additionalProperties");
            } else if (found.has("anyOf")) {
                found = found.path("anyOf").path(found.path("anyOf").size() - 1);
            } else {
                return found;
            }
        }
        return found;
    }

    private static void collectUndescribed(JsonNode node, String where, List<String> found) {
        if (node.path("description").asText().isBlank()) {
            found.add(where);
        }
        node.path("properties")
                .properties()
                .forEach(property -> collectUndescribed(property.getValue(), where + "/" + property.getKey(), found));
        for (String below : List.of("items", "additionalProperties")) {
            if (node.path(below).isObject()) {
                collectUndescribed(node.path(below), where + "/" + below, found);
            }
        }
        node.path("anyOf").forEach(way -> collectUndescribed(way, where + "/anyOf", found));
    }

    /** Scalars as editors see them: numbers are numbers. */
    private static JsonNode typed(JsonNode node) {
        if (node.isObject()) {
            var object = Json.mapper().createObjectNode();
            node.properties().forEach(property -> object.set(property.getKey(), typed(property.getValue())));
            return object;
        }
        if (node.isArray()) {
            var array = Json.mapper().createArrayNode();
            node.forEach(item -> array.add(typed(item)));
            return array;
        }
        String text = node.asText();
        if (text.matches("-?\\d{1,15}")) {
            return Json.mapper().getNodeFactory().numberNode(Long.parseLong(text));
        }
        if (text.matches("-?\\d+\\.\\d+")) {
            return Json.mapper().getNodeFactory().numberNode(Double.parseDouble(text));
        }
        return text.matches("true|false")
                ? Json.mapper().getNodeFactory().booleanNode(Boolean.parseBoolean(text))
                : node;
    }
}
