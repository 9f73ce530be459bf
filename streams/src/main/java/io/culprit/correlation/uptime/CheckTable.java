package io.culprit.correlation.uptime;

import io.culprit.correlation.state.Table;
import io.culprit.event.Event;
import io.culprit.event.ProbeEvent;
import io.culprit.uptime.CheckDay;
import io.culprit.wire.Json;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts HTTP checks by service, host, check, day and outcome.
 *
 * <p>It counts whatever it is given: who calls it has dropped what was sent twice. A check that comes days late simply adds
 * to its day.
 */
public final class CheckTable {

    private static final String PROBE = "http";
    private static final int LONGEST_CHECK = 1_000;

    private final Table<CheckDay> days;
    private final Map<String, CheckDay> changed = new LinkedHashMap<>();

    /**
     * @param days what was counted so far, by {@linkplain #key key}
     */
    public CheckTable(Table<CheckDay> days) {
        this.days = days;
    }

    /** Counts an event, if it is a check that came out as {@code UP}, {@code DOWN_UNCONFIRMED} or {@code DOWN}. */
    public void count(Event event) {
        if (event instanceof ProbeEvent probe && probe.probe().equals(PROBE)) {
            switch (probe.outcome()) {
                case "UP" -> add(probe, 1, 0, 0);
                case "DOWN_UNCONFIRMED" -> add(probe, 0, 1, 0);
                case "DOWN" -> add(probe, 0, 0, 1);
                default -> {
                    // What a monitor could not tell is no outcome: paused, unknown.
                }
            }
        }
    }

    private void add(ProbeEvent probe, long up, long downUnconfirmed, long down) {
        String service = probe.header().service();
        String host = probe.header().host();
        String check = bounded(probe.subject());
        LocalDate day = LocalDate.ofInstant(probe.header().positionTime(), ZoneOffset.UTC);
        String key = key(service, host, check, day);
        CheckDay before = days.get(key).orElse(new CheckDay(service, host, check, day, 0, 0, 0));
        CheckDay after = new CheckDay(
                service,
                host,
                check,
                day,
                before.up() + up,
                before.downUnconfirmed() + downUnconfirmed,
                before.down() + down);
        days.put(key, after);
        changed.put(key, after);
    }

    /** Gives the days counted into since the last call, by key, each as it now is. */
    public Map<String, CheckDay> changed() {
        Map<String, CheckDay> taken = new LinkedHashMap<>(changed);
        changed.clear();
        return taken;
    }

    /** All days. */
    public List<CheckDay> days() {
        return days.scan("");
    }

    /** The key of a day: a JSON array, so that no URL can forge another's. */
    static String key(String service, String host, String check, LocalDate day) {
        return Json.mapper()
                .valueToTree(List.of(service, host, check, day.toString()))
                .toString();
    }

    private static String bounded(String check) {
        if (check.length() <= LONGEST_CHECK) {
            return check;
        }
        int end = Character.isHighSurrogate(check.charAt(LONGEST_CHECK - 1)) ? LONGEST_CHECK - 1 : LONGEST_CHECK;
        return check.substring(0, end);
    }
}
