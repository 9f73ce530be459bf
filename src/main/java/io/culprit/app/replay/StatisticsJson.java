package io.culprit.app.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.wire.Json;

/** Statistics as machines read them: one object with the key {@code statistics}. */
final class StatisticsJson {

    private StatisticsJson() {}

    static ObjectNode of(Statistics statistics) {
        ObjectNode root = Json.mapper().createObjectNode();
        ObjectNode told = root.putObject("statistics");
        ObjectNode requests = told.putObject("requests_by_status");
        statistics.requests().forEach((status, count) -> requests.put(Integer.toString(status), (long) count));
        ObjectNode formats = told.putObject("lines_by_format");
        for (ReadingSummary.OfSource format :
                StatisticsText.formats(statistics.summary()).sources()) {
            lines(formats.putObject(format.format()), format.lines());
        }
        lines(told.putObject("lines"), statistics.summary().total());
        told.put("bytes", statistics.bytes());
        told.put("duration_s", statistics.took().toMillis() / 1e3);
        told.put("lines_per_second", statistics.linesPerSecond());
        return root;
    }

    private static void lines(ObjectNode node, ReadingSummary.Lines lines) {
        node.put("lines", lines.lines());
        node.put("events", lines.events());
        node.put("parts", lines.parts());
        node.put("blank", lines.blank());
        ObjectNode rejected = node.putObject("rejected");
        lines.rejected().forEach((reason, count) -> rejected.put(reason.label(), (long) count));
    }
}
