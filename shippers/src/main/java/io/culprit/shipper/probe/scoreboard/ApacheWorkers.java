package io.culprit.shipper.probe.scoreboard;

import io.culprit.shipper.format.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * The workers that Apache's {@code server-status} lists with {@code ExtendedStatus On} (mod_status.c of httpd 2.2 and 2.4):
 * a table whose columns are found by their headings, as they differ between versions. With {@code ?auto} there is no list.
 */
public final class ApacheWorkers {

    // The list is the second; a page of thousands is none of Apache's.
    private static final int MOST_TABLES = 20;

    private ApacheWorkers() {}

    /** The workers of the page; none when it lists none. */
    public static List<Worker> of(String page) {
        return Jsoup.parse(page).select("table").stream()
                .limit(MOST_TABLES)
                .map(ApacheWorkers::workers)
                .filter(workers -> !workers.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Worker> workers(Element table) {
        Element heading = table.selectFirst("tr");
        List<String> columns = heading == null ? List.of() : cells(heading, "th");
        if (!columns.contains("PID") || !columns.contains("Request")) {
            return List.of();
        }
        List<Worker> workers = new ArrayList<>();
        for (Element row : table.select("tr")) {
            List<String> cells = cells(row, "td");
            Map<String, String> named = new TreeMap<>();
            for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
                named.put(columns.get(i), cells.get(i));
            }
            String pid = named.getOrDefault("PID", "");
            if (Numbers.isNumber(pid) && pid.length() < 10) {
                workers.add(worker(Integer.parseInt(pid), named));
            }
        }
        return workers;
    }

    /** Texts of the cells of a row, but not of rows within them. */
    private static List<String> cells(Element row, String kind) {
        return row.children().stream()
                .filter(cell -> cell.normalName().equals(kind))
                .map(cell -> cell.wholeText().trim())
                .toList();
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
