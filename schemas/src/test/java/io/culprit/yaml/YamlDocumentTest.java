package io.culprit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.wire.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDocumentTest {

    private static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "required": ["name"],
             "properties": {
              "name": {"type": "string", "pattern": "^[a-z]+$", "examples": ["box"]},
              "size": {"anyOf": [{"type": "string", "enum": ["small", "large"]},
                                 {"type": "object", "properties": {"width": {"$ref": "#/$defs/length"}},
                                  "additionalProperties": false, "required": ["width"]}]},
              "parts": {"type": "array", "items": {"type": "string"}, "minItems": 1},
              "by": {"type": "object", "additionalProperties": {"type": "number", "maximum": 1}, "minProperties": 1},
              "open": {"type": "boolean"}},
             "$defs": {"length": {"type": "integer", "minimum": 1}}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name: Box           | 1:7: name is 'Box': write it as box
            nmae: box           | 1:1: nmae is no key: did you mean 'name'?
            size: large         | 1:1: the file lacks name: write it as box
            size: huge          | 1:7: size is 'huge': write one of small, large
            size: larg          | 1:7: size is 'larg': did you mean 'large'?
            size: [1]           | 1:7: size has the wrong form: write one of small, large, or keys with values below it
            size: {width: 0}    | 1:15: size.width is '0': it must not be less than 1
            size: {width: wide} | 1:15: size.width is 'wide': write a whole number
            size: {}            | 1:7: size lacks width: write a whole number
            parts: []           | 1:8: parts is empty: name at least 1
            parts: [a, {b: c}]  | 1:12: parts[1] has the wrong form: write a text
            parts: [a, ]        | 1:1: the file lacks name
            by: {x: 1.5}        | 1:9: by.x is '1.5': it must not be more than 1
            by: {}              | 1:5: by is empty: write keys with values below it
            open: yes           | 1:7: open is 'yes': write true or false
            name:               | 1:6: name has no value: write one behind the colon, or take it out
            - a                 | 1:1: the file has the wrong form: write keys with values below it
            """)
    void saysWhatIsWrongAndWhere(String yaml, String told) throws Exception {
        assertThat(YamlDocument.of("f.yaml", yaml.strip()).against(schema()))
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem).startsWith(told.strip()));
    }

    @Test
    void takesInWhatIsMerged() throws Exception {
        String yaml = "name: box\nby: {<<: {x: 0.5}, y: 1}\n";

        assertThat(YamlDocument.of("f.yaml", yaml).against(schema())).isEmpty();
        assertThat(YamlDocument.of("f.yaml", yaml).json().at("/by/x").asText()).isEqualTo("0.5");
    }

    @Test
    void tellsAProblemWhereItsPathLeads_orAtTheLastThatIsThere() throws Exception {
        YamlDocument document = YamlDocument.of("f.yaml", "name: box\nparts: [lid,\n  hinge]\n");

        assertThat(document.problem(List.of("parts", "1"), "squeaks")).hasToString("3:3: parts.1 squeaks");
        assertThat(document.problem(List.of("parts", "7"), "lacks")).hasToString("2:8: parts.7 lacks");
        assertThat(document.has(List.of("parts", "1"))).isTrue();
        assertThat(document.has(List.of("parts", "2"))).isFalse();
    }

    @Test
    void refusesAliasesThatMultiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String one = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s, %s, %s, %s, %s]%n".formatted(i, i, one, one, one, one, one));
        }

        assertThatThrownBy(() -> YamlDocument.of("f.yaml", bomb.toString()))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("f.yaml");
    }

    private static JsonNode schema() throws IOException {
        return Json.mapper().readTree(SCHEMA);
    }
}
