package io.culprit.shipper.format.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.culprit.wire.Json;
import java.util.Optional;

/** A line that is one JSON object; nesting and sizes are bounded by the parser's own limits. */
public final class JsonLine {

    // nginx writes a status that was never sent as 000.
    private static final ObjectReader READER =
            Json.mapper().reader().with(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS);

    private JsonLine() {}

    /** The object, or nothing when the line is anything else. */
    public static Optional<JsonNode> read(String line) {
        try {
            return Optional.of(READER.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The text of the first of these fields that is there, or an empty text; {@code -} stands for absent. */
    public static String text(JsonNode object, String... names) {
        for (String name : names) {
            JsonNode value = object.get(name);
            if (value != null && value.isValueNode() && !value.isNull()) {
                String text = value.asText();
                return text.equals("-") ? "" : text;
            }
        }
        return "";
    }
}
