package io.culprit.correlation.uptime;

import io.culprit.incident.Incident;
import io.culprit.uptime.CheckDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up days to periods. */
public final class UptimeReport {

    private UptimeReport() {}

    /**
     * Adds up, by service, period and check, in that order; a service with several checks has a row for all of them first.
     *
     * @param days the table, in any order; hosts that looked at the same check are added up
     * @param incidents revisions of the incidents that explain failed checks, in any order
     */
    public static List<UptimeRow> of(Collection<CheckDay> days, Collection<Incident> incidents, Selection selection) {
        ExplainedChecks explained = new ExplainedChecks(failed(days), incidents);
        SortedMap<String, SortedMap<LocalDate, PeriodOfService>> services = new TreeMap<>();
        for (CheckDay day : days) {
            if (selection.holds(day.service(), day.day())) {
                LocalDate start = selection.period().start(day.day());
                services.computeIfAbsent(day.service(), any -> new TreeMap<>())
                        .computeIfAbsent(start, any -> new PeriodOfService())
                        .add(day, explained.of(day.service(), day.day()));
            }
        }
        List<UptimeRow> rows = new ArrayList<>();
        services.forEach((service, periods) -> periods.forEach((start, period) ->
                rows.addAll(period.rows(service, selection.period().name(start)))));
        return rows;
    }

    private static Map<String, SortedMap<LocalDate, Long>> failed(Collection<CheckDay> days) {
        Map<String, SortedMap<LocalDate, Long>> failed = new HashMap<>();
        days.forEach(day -> failed.computeIfAbsent(day.service(), any -> new TreeMap<>())
                .merge(day.day(), day.down() + day.downUnconfirmed(), Long::sum));
        return failed;
    }

    private static final class PeriodOfService {
        private final SortedMap<String, CheckCounts> checks = new TreeMap<>();
        private final Map<LocalDate, Long> explained = new HashMap<>();

        void add(CheckDay day, long explainedOnIt) {
            checks.merge(day.check(), CheckCounts.NONE.plus(day), CheckCounts::plus);
            explained.put(day.day(), explainedOnIt);
        }

        List<UptimeRow> rows(String service, String period) {
            OptionalLong ofAll = OptionalLong.of(
                    explained.values().stream().mapToLong(Long::longValue).sum());
            List<UptimeRow> rows = new ArrayList<>();
            boolean several = checks.size() > 1;
            if (several) {
                CheckCounts all = checks.values().stream().reduce(CheckCounts.NONE, CheckCounts::plus);
                rows.add(new UptimeRow(service, Optional.empty(), period, all, ofAll));
            }
            checks.forEach((check, counts) -> rows.add(new UptimeRow(
                    service, Optional.of(check), period, counts, several ? OptionalLong.empty() : ofAll)));
            return rows;
        }
    }
}
