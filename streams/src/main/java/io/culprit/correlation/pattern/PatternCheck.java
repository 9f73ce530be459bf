package io.culprit.correlation.pattern;

import io.culprit.correlation.pattern.PatternDefinition.RuleOut;
import io.culprit.text.NearMatch;
import io.culprit.yaml.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What of a pattern makes no sense by itself: names of conditions and supports that it does not declare, conditions that nothing meets. */
public final class PatternCheck {

    private final PatternDefinition definition;
    private final Set<String> conditions;
    private final Set<String> counted;
    private final List<Fault> faults = new ArrayList<>();

    private PatternCheck(PatternDefinition definition) {
        this.definition = definition;
        this.conditions = definition.conditions().keySet();
        this.counted = new TreeSet<>(conditions);
        counted.addAll(definition.supports().keySet());
    }

    /** Everything that is wrong, in the order of the definition. */
    public static List<Fault> faults(PatternDefinition definition) {
        PatternCheck check = new PatternCheck(definition);
        check.checkNames();
        return check.faults;
    }

    private void checkNames() {
        expect(conditions, List.of(definition.open()), "open");
        expect(conditions, definition.recover().stream().toList(), "recover");
        definition.conditions().forEach((name, condition) -> {
            condition.names().forEach((relation, names) -> {
                List<String> path = new ArrayList<>(List.of("conditions", name));
                path.addAll(List.of(relation.split("\\.")));
                expect(conditions, names, path.toArray(String[]::new));
            });
            checkCondition(name, condition);
        });
        for (int i = 0; i < definition.ruleOut().size(); i++) {
            RuleOut rule = definition.ruleOut().get(i);
            String at = Integer.toString(i);
            expect(conditions, List.of(rule.unless()), "rule-out", at, "unless");
            expect(counted, rule.given(), "rule-out", at, "given");
        }
        for (int i = 0; i < definition.severity().raised().size(); i++) {
            expect(
                    counted,
                    definition.severity().raised().get(i).by(),
                    "severity",
                    "raised",
                    Integer.toString(i),
                    "by");
        }
        for (int i = 0; i < definition.childOf().size(); i++) {
            List<String> attributes = definition.childOf().get(i).otherHosts().stream()
                    .flatMap(where -> where.keySet().stream())
                    .toList();
            expect(
                    definition.culprit().attributes().keySet(),
                    attributes,
                    "child-of",
                    Integer.toString(i),
                    "other-hosts");
        }
        expect(counted, definition.confidence().likelyBy(), "confidence", "likely-by");
        expect(counted, definition.confidence().confirmedBy(), "confidence", "confirmed-by");
        expect(counted, definition.impact().requestsFailed(), "impact", "requests-failed");
        expect(counted, definition.impact().requestsTotal(), "impact", "requests-total");
        expect(counted, definition.impact().checksFailed(), "impact", "checks-failed");
        expect(counted, definition.impact().checksExplained(), "impact", "checks-explained");
    }

    private void checkCondition(String name, Condition condition) {
        int ways = (condition.signals().isEmpty() ? 0 : 1)
                + (condition.allOf().isEmpty() ? 0 : 1)
                + (condition.anyOf().isEmpty() ? 0 : 1)
                + (condition.lasting().isEmpty() ? 0 : 1);
        if (ways != 1) {
            wrong(name, "must be met in one way: by signals, by all-of, by any-of, or by the lapse of a time (for)");
        }
        if (condition.counts() && condition.span().isEmpty()) {
            wrong(name, "counts (at-least, spread, share or rising) and lacks a span within which to");
        }
        if (condition.lasting().isPresent() && condition.after().isEmpty()) {
            wrong(name, "has for and lacks the condition after which it begins (after)");
        }
        if (!condition.without().isEmpty() && condition.lasting().isEmpty()) {
            wrong(name, "has without and lacks how long (for)");
        }
    }

    private void wrong(String condition, String what) {
        faults.add(new Fault(List.of("conditions", condition), what));
    }

    private void expect(Collection<String> known, List<String> names, String... path) {
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(new Fault(
                        List.of(path),
                        "names '" + name + "', which it does not declare"
                                + NearMatch.of(name, List.copyOf(known))
                                        .map(meant -> ": did you mean '" + meant + "'?")
                                        .orElse(""))));
    }
}
