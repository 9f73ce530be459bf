package io.culprit.shipper.probe.scoreboard;

import io.culprit.shipper.format.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The workers that Apache's {@code server-status} lists with {@code ExtendedStatus On} (mod_status.c of httpd 2.2 and 2.4):
 * a table whose columns are found by their headings, as they differ between versions. With {@code ?auto} there is no list.
 */
public final class ApacheWorkers {

    private ApacheWorkers() {}

    /** The workers of the page; none when it lists none. */
    public static List<Worker> of(String page) {
        Document document = Jsoup.parse(page);
        for (Element table : document.select("table")) {
            List<String> columns = table.select("tr").stream()
                    .limit(1)
                    .flatMap(row -> row.select("th").stream())
                    .map(heading -> heading.text().trim())
                    .toList();
            if (columns.contains("PID") && columns.contains("Request")) {
                return workers(table, columns);
            }
        }
        return List.of();
    }

    private static List<Worker> workers(Element table, List<String> columns) {
        List<Worker> workers = new ArrayList<>();
        for (Element row : table.select("tr")) {
            List<Element> cells = row.select("td");
            Map<String, String> named = new TreeMap<>();
            for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
                named.put(columns.get(i), cells.get(i).wholeText().trim());
            }
            String pid = named.getOrDefault("PID", "");
            if (Numbers.isNumber(pid) && pid.length() < 10) {
                workers.add(worker(Integer.parseInt(pid), named));
            }
        }
        return workers;
    }

    private static Worker worker(int pid, Map<String, String> cells) {
        String seconds = cells.getOrDefault("SS", "");
        // Of this connection, of this process, of this slot.
        String[] accesses = cells.getOrDefault("Acc", "").split("/");
        return new Worker(
                pid,
                cells.getOrDefault("M", ""),
                Numbers.isNumber(seconds) ? Long.parseLong(seconds) : 0,
                accesses.length == 3 && Numbers.isNumber(accesses[1]) ? accesses[1] : "",
                told(cells, "Client"),
                told(cells, "VHost"),
                told(cells, "Request"),
                "");
    }

    private static String told(Map<String, String> cells, String column) {
        String text = cells.getOrDefault(column, "");
        return text.equals("?") || text.equals("NULL") || text.equals("(unavailable)") ? "" : text;
    }
}
