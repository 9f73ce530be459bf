package io.culprit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records and schemas say the same, property by property. */
class SchemaDriftTest {

    @ParameterizedTest
    @EnumSource(Contract.class)
    void agreesWithItsRecord_inEveryProperty(Contract contract) {
        assertAgrees(contract.schema(), contract.type, contract.type.getSimpleName());
    }

    @ParameterizedTest
    @EnumSource(Contract.class)
    void describesEveryProperty(Contract contract) {
        List<String> undescribed = new ArrayList<>();
        collectUndescribed(contract.schema(), "", undescribed);

        assertThat(undescribed).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Contract.class)
    void standsAlone_withoutReferences(Contract contract) {
        assertThat(contract.schema().findValues("$ref")).isEmpty();
        assertThat(contract.schema().path("$id").asText()).startsWith("urn:culprit:");
    }

    @ParameterizedTest
    @EnumSource(Contract.class)
    void isAValidSchema_accordingToItsDialect(Contract contract) {
        SpecificationVersion dialect = SpecificationVersion.DRAFT_2020_12;

        assertThat(contract.schema().path("$schema").asText()).isEqualTo(dialect.getDialectId());
        assertThat(SchemaRegistry.withDefaultDialect(dialect)
                        .getSchema(SchemaLocation.of(dialect.getDialectId()))
                        .validate(contract.schemaText(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void givesEachSchemaAnIdOfItsOwn() {
        assertThat(Stream.of(Contract.values())
                        .map(contract -> contract.schema().path("$id").asText()))
                .doesNotHaveDuplicates();
    }

    private static void assertAgrees(JsonNode schema, Class<?> record, String where) {
        List<WireProperty> properties = WireProperty.of(record);
        Set<String> names = new HashSet<>(WireProperty.typeIds(record));
        properties.forEach(property -> names.add(property.name()));
        assertThat(names(schema)).as(where).containsExactlyInAnyOrderElementsOf(names);

        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        assertThat(names).as(where + " requires only what it has").containsAll(required);
        assertThat(required).as(where).containsAll(WireProperty.typeIds(record));
        for (WireProperty property : properties) {
            String at = where + "." + property.name();
            JsonNode described = schema.path("properties").path(property.name());
            assertThat(described.path("type").asText()).as(at).isEqualTo(property.jsonType());
            assertThat(described.path("format").asText()).as(at).isEqualTo(property.format());
            if (property.type().isEnum()) {
                assertThat(texts(described.path("enum"))).as(at).isEqualTo(property.labels());
            }
            if (property.optional()) {
                assertThat(required).as(at + " may be absent").doesNotContain(property.name());
            }
            property.nested()
                    .ifPresent(type ->
                            assertAgrees(described.has("items") ? described.path("items") : described, type, at));
        }
    }

    private static Set<String> names(JsonNode schema) {
        Set<String> names = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static void collectUndescribed(JsonNode schema, String where, List<String> found) {
        if (schema.path("description").asText().isBlank()) {
            found.add(where);
        }
        schema.path("properties")
                .properties()
                .forEach(property -> collectUndescribed(property.getValue(), where + "/" + property.getKey(), found));
        if (schema.has("items")) {
            collectUndescribed(schema.path("items"), where + "[]", found);
        }
    }
}
