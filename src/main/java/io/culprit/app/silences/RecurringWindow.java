package io.culprit.app.silences;

import io.culprit.app.silences.Times.Span;
import io.culprit.correlation.maintenance.Window;
import io.culprit.text.Excerpt;
import io.culprit.yaml.Section;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads windows that come back: every day without {@code every}, all day without {@code at}. */
final class RecurringWindow {

    private RecurringWindow() {}

    static Optional<Window> read(Section section) {
        Optional<Set<DayOfWeek>> days = days(section);
        Optional<Span> at = section.has("at") ? section.read("at", Times::span) : Optional.of(Span.ALL_DAY);
        if (!section.has("timezone")) {
            section.problem(
                    "timezone", "is missing: name the zone of the clock that is meant, as Europe/Vienna or UTC");
        }
        Optional<ZoneId> zone = section.read("timezone", Times::zone);
        return days.flatMap(on ->
                at.flatMap(span -> zone.map(where -> new Window.Recurring(on, span.from(), span.until(), where))));
    }

    private static Optional<Set<DayOfWeek>> days(Section section) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        boolean wrong = false;
        for (String text : section.texts("every")) {
            try {
                days.addAll(Times.days(text));
            } catch (IllegalArgumentException e) {
                section.problem("every", "has '" + Excerpt.of(text) + "': " + e.getMessage());
                wrong = true;
            }
        }
        if (days.isEmpty() && !wrong) {
            days.addAll(EnumSet.allOf(DayOfWeek.class));
        }
        return wrong ? Optional.empty() : Optional.of(days);
    }
}
