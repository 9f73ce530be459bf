package io.culprit.correlation.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schemas (2020-12) of the two sorts of file, by which editors complete them and by which they are read. */
public enum DefinitionSchema {
    /** A pattern. */
    PATTERN("pattern"),
    /** Signals. */
    SIGNALS("signals");

    private final String text;
    private final JsonNode json;

    DefinitionSchema(String name) {
        String path = "/io/culprit/schema/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(DefinitionSchema.class.getResourceAsStream(path), path)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            json = Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read from the program's own jar", e);
        }
    }

    /** The schema as it is written. */
    public String text() {
        return text;
    }

    JsonNode json() {
        return json;
    }
}
