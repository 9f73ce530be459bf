package io.culprit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs {@code culprit parse} in this process, and reads what it printed. */
abstract class ParseRuns {

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    int run(byte[] stdin, String... arguments) {
        List<String> all = new ArrayList<>(List.of("parse"));
        all.addAll(Arrays.asList(arguments));
        return CulpritMain.commandLine(Clock.systemUTC(), new ByteArrayInputStream(stdin))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    List<JsonNode> parsed(byte[] stdin, String... arguments) {
        assertThat(run(stdin, arguments)).as(err.toString()).isZero();
        return out.toString().lines().map(ParseRuns::json).toList();
    }

    List<JsonNode> parsed(String stdin, String... arguments) {
        return parsed(stdin.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    static List<String> described(List<JsonNode> objects) {
        return objects.stream()
                .map(object -> object.path("line").asInt() + " "
                        + object.path("format").asText("-") + " "
                        + (object.has("rejected")
                                ? object.get("rejected").asText()
                                : object.path("time").asText("-")))
                .toList();
    }
}
