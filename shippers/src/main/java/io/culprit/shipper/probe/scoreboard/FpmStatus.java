package io.culprit.shipper.probe.scoreboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.shipper.format.text.JsonLine;
import io.culprit.shipper.format.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * PHP-FPM's status page (sapi/fpm/fpm/fpm_status.c of PHP 5.3 to 8.4), as text or JSON, with {@code ?full} or without.
 *
 * @param figures the pool's figures, by the names that the page gives them
 * @param processes the figures of each process, with {@code ?full}
 */
record FpmStatus(Map<String, String> figures, List<Map<String, String>> processes) {

    private static final String RULE = "****";
    private static final long MICROS = 1_000_000;

    static FpmStatus of(String page) {
        return page.stripLeading().startsWith("{")
                ? JsonLine.read(page).map(FpmStatus::ofJson).orElse(new FpmStatus(Map.of(), List.of()))
                : ofText(page);
    }

    private static FpmStatus ofText(String page) {
        Map<String, String> figures = new TreeMap<>();
        List<Map<String, String>> processes = new ArrayList<>();
        Map<String, String> into = figures;
        for (String line : page.lines().toList()) {
            int colon = line.indexOf(':');
            if (line.startsWith(RULE)) {
                into = new LinkedHashMap<>();
                processes.add(into);
            } else if (colon > 0) {
                into.putIfAbsent(
                        line.substring(0, colon).trim(),
                        line.substring(colon + 1).trim());
            }
        }
        return new FpmStatus(figures, processes);
    }

    private static FpmStatus ofJson(JsonNode page) {
        List<Map<String, String>> processes = new ArrayList<>();
        page.path("processes").forEach(process -> processes.add(values(process)));
        return new FpmStatus(values(page), processes);
    }

    private static Map<String, String> values(JsonNode object) {
        Map<String, String> values = new TreeMap<>();
        object.properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                values.put(field.getKey(), field.getValue().asText());
            }
        });
        return values;
    }

    /** Whether the page was one: it names its pool and counts its processes. */
    boolean isStatus() {
        return figures.containsKey("pool") && figures.containsKey("active processes");
    }

    String pool() {
        return figures.getOrDefault("pool", "");
    }

    /** What its processes do; a process that serves this page is {@code Running}, too. */
    List<Worker> workers() {
        return processes.stream()
                .filter(process -> Numbers.isNumber(process.getOrDefault("pid", "")))
                .map(FpmStatus::worker)
                .toList();
    }

    private static Worker worker(Map<String, String> process) {
        String micros = process.getOrDefault("request duration", "");
        String request = (told(process, "request method") + " " + told(process, "request URI", "request uri")).trim();
        return new Worker(
                (int) Math.min(Integer.MAX_VALUE, Long.parseLong(process.get("pid"))),
                process.getOrDefault("state", ""),
                Numbers.isNumber(micros) ? Long.parseLong(micros) / MICROS : 0,
                process.getOrDefault("requests", ""),
                "",
                "",
                request,
                told(process, "script"));
    }

    private static String told(Map<String, String> process, String... names) {
        for (String name : names) {
            String text = process.getOrDefault(name, "-");
            if (!text.equals("-")) {
                return text;
            }
        }
        return "";
    }
}
