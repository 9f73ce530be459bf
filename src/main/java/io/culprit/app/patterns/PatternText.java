package io.culprit.app.patterns;

import io.culprit.correlation.catalogue.DefinitionText.Origin;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.correlation.explain.ConditionWords;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.correlation.pattern.PatternDefinition.ScopeKind;
import io.culprit.correlation.signal.SignalDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A pattern in words, for people who decide whether it is the one that they mean. */
final class PatternText {

    /** How far the further lines of a wrapped one are indented. */
    static final int HANG = 14;

    private final PatternDefinition pattern;
    private final Definitions definitions;
    private final List<String> lines = new ArrayList<>();

    PatternText(PatternDefinition pattern, Definitions definitions) {
        this.pattern = pattern;
        this.definitions = definitions;
    }

    List<String> lines() {
        var file = definitions.fileOf(pattern);
        lines.add(pattern.name() + ": " + pattern.title());
        lines.add("  " + pattern.summary());
        field("from", file.origin() == Origin.BUILT_IN ? "built-in, " + file.name() : file.name());
        field(
                "scope",
                (pattern.scope() == ScopeKind.HOST ? "a service on one host" : "a service on all its hosts")
                        + (pattern.key().isEmpty() ? "" : ", one incident per " + String.join(" and ", pattern.key())));
        field("opens", "with " + pattern.open());
        field(
                "ends",
                pattern.recover().map(name -> "with " + name + ", or ").orElse("") + "after "
                        + ConditionWords.time(pattern.quiet()) + " without evidence; opens again within "
                        + ConditionWords.time(pattern.reopen()));
        field("severity", severity());
        field("confidence", confidence());
        lines.add("  conditions");
        pattern.conditions().forEach((name, condition) -> item(name, ConditionWords.of(condition)));
        section(
                "counts",
                pattern.supports().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> ConditionWords.of(entry.getValue()),
                                (one, other) -> one,
                                LinkedHashMap::new)));
        if (!pattern.ruleOut().isEmpty()) {
            lines.add("  rules out");
            pattern.ruleOut().forEach(rule -> item(rule.cause(), "unless " + rule.unless() + ": " + rule.because()));
        }
        pattern.childOf().forEach(parent -> field("child of", parent.pattern()));
        field("do first", pattern.advice());
        field("runbook", pattern.runbook());
        signals();
        return lines;
    }

    private String severity() {
        return pattern.severity().level().label()
                + pattern.severity().raised().stream()
                        .map(raised -> "; " + raised.to().label() + " with "
                                + (raised.by().isEmpty() ? "any evidence" : String.join(" or ", raised.by()))
                                + raised.atLeast()
                                        .map(least -> " " + least + " times")
                                        .orElse("")
                                + raised.share()
                                        .map(share -> String.format(
                                                Locale.ROOT, " and %.0f%% of requests failed", share * 100))
                                        .orElse(""))
                        .collect(Collectors.joining());
    }

    private String confidence() {
        return pattern.confidence().level().label()
                + (pattern.confidence().likelyBy().isEmpty()
                        ? ""
                        : "; likely with "
                                + String.join(" or ", pattern.confidence().likelyBy()))
                + (pattern.confidence().confirmedBy().isEmpty()
                        ? ""
                        : "; confirmed with "
                                + String.join(" or ", pattern.confidence().confirmedBy()));
    }

    private void signals() {
        Set<String> names = new LinkedHashSet<>();
        pattern.conditions().values().forEach(condition -> names.addAll(condition.signals()));
        pattern.supports().values().forEach(support -> names.addAll(support.signals()));
        lines.add("  signals");
        for (SignalDefinition signal : definitions.signals()) {
            if (names.contains(signal.signal())) {
                item(signal.signal(), signal.about());
                signal.samples().stream().findFirst().ifPresent(sample -> lines.add("      " + sampleOf(sample)));
            }
        }
    }

    private static String sampleOf(Map<String, String> sample) {
        return sample.containsKey("message")
                ? sample.get("message")
                : sample.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }

    private void section(String name, Map<String, String> items) {
        if (!items.isEmpty()) {
            lines.add("  " + name);
            items.forEach(this::item);
        }
    }

    private void field(String name, String text) {
        if (!text.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "  %-11s %s", name, text));
        }
    }

    private void item(String name, String text) {
        lines.add("    " + name + ": " + text);
    }
}
