package io.culprit.app.whatif;

import io.culprit.incident.Incident;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What recycling did to one daemon group: what its incidents say, else what was observed.
 *
 * @param group name of the group
 * @param observed its recyclings
 * @param cuts requests that were cut
 * @param limitLow the least that maximum-requests can be; empty when nothing tells
 * @param limitHigh the most that it can be; empty when nothing tells
 * @param basis how the limit is known, in words
 */
record Recycling(
        String group, DaemonGroup observed, long cuts, OptionalLong limitLow, OptionalLong limitHigh, String basis) {

    private static final String PATTERN = "daemon-recycling";

    static Recycling of(String group, DaemonGroup observed, List<Incident> incidents) {
        List<Incident> its = incidents.stream()
                .filter(Recycling::isRecycling)
                .filter(incident -> incident.culprit().name().equals(group))
                .toList();
        long cuts = its.stream()
                .mapToLong(incident -> incident.impact().requestsFailed().orElse(0))
                .sum();
        OptionalLong configured = observed.option("maximum-requests");
        if (configured.isPresent()) {
            return new Recycling(group, observed, cuts, configured, configured, "as configured");
        }
        return new Recycling(
                group,
                observed,
                cuts,
                least(its, "maximum_requests_low"),
                most(its, "maximum_requests_high"),
                "estimated from the requests that processes served");
    }

    /** Whether an incident tells of recycling. */
    static boolean isRecycling(Incident incident) {
        return incident.pattern().equals(PATTERN);
    }

    private static OptionalLong least(List<Incident> incidents, String end) {
        return incidents.stream()
                .flatMapToLong(incident -> figure(incident.culprit().attributes(), end).stream())
                .min();
    }

    private static OptionalLong most(List<Incident> incidents, String end) {
        return incidents.stream()
                .flatMapToLong(incident -> figure(incident.culprit().attributes(), end).stream())
                .max();
    }

    private static OptionalLong figure(Map<String, Object> attributes, String end) {
        Object value = attributes.getOrDefault(end, attributes.get("maximum_requests"));
        return value instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    /** Whether both ends of the limit are known. */
    boolean limitKnown() {
        return limitLow.isPresent() && limitHigh.isPresent() && limitLow.getAsLong() > 0;
    }

    /** Whether it was seen at all. */
    boolean seen() {
        return cuts > 0 || observed.recyclings() > 0;
    }

    /** The limit and how it is known, in words. */
    String limit() {
        long low = limitLow.orElse(0);
        long high = limitHigh.orElse(0);
        return "maximum-requests=" + (low == high ? Long.toString(low) : low + " to " + high) + " (" + basis + ")";
    }

    /** Cuts and recyclings, in words. */
    String counts() {
        String seen =
                observed.recyclings() > 0 ? String.format(Locale.ROOT, " in %d recyclings", observed.recyclings()) : "";
        return cuts + (cuts == 1 ? " cut" : " cuts") + seen;
    }
}
