package io.culprit.shipper.format.forwarded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/** Finds fields of a record by dotted names, be they nested or written with the dots in one key. */
final class Fields {

    private Fields() {}

    /** The field of this name, missing where there is none. */
    static JsonNode field(JsonNode object, String name) {
        JsonNode whole = object.get(name);
        if (whole != null) {
            return whole;
        }
        int dot = name.indexOf('.');
        return dot > 0 && object.path(name.substring(0, dot)).isObject()
                ? field(object.get(name.substring(0, dot)), name.substring(dot + 1))
                : MissingNode.getInstance();
    }

    /** The text of the first of these fields that has one. */
    static Optional<String> text(JsonNode object, String... names) {
        for (String name : names) {
            JsonNode value = field(object, name);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return Optional.of(value.asText());
            }
        }
        return Optional.empty();
    }

    /** The first of these fields that is the whole path of a file, of Unix or of Windows. */
    static Optional<String> path(JsonNode object, String... names) {
        for (String name : names) {
            Optional<String> path = text(object, name).filter(Fields::isWholePath);
            if (path.isPresent()) {
                return path;
            }
        }
        return Optional.empty();
    }

    private static boolean isWholePath(String text) {
        return text.startsWith("/")
                || text.startsWith("\\\\")
                || (text.length() > 2 && text.charAt(1) == ':' && (text.charAt(2) == '\\' || text.charAt(2) == '/'));
    }
}
