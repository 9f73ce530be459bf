package io.culprit.correlation.catalogue;

import io.culprit.correlation.pattern.Condition;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.correlation.pattern.Support;
import io.culprit.correlation.signal.CapturedFields;
import io.culprit.correlation.signal.SignalDefinition;
import io.culprit.correlation.signal.Template;
import io.culprit.text.NearMatch;
import io.culprit.yaml.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether the fields that a pattern speaks of are captured by its signals, and the facts in its texts are given. */
final class FieldCheck {

    /** What every condition and support gives beside its fields. */
    private static final List<String> ALWAYS = List.of("count", "first", "last");

    private final PatternDefinition pattern;
    private final Map<String, SignalDefinition> signals;
    private final List<Fault> faults = new ArrayList<>();

    private FieldCheck(PatternDefinition pattern, Map<String, SignalDefinition> signals) {
        this.pattern = pattern;
        this.signals = signals;
    }

    /**
     * Everything that is wrong.
     *
     * @param pattern whose conditions and signals are known to be there
     * @param signals all of them, by name
     */
    static List<Fault> faults(PatternDefinition pattern, Map<String, SignalDefinition> signals) {
        FieldCheck check = new FieldCheck(pattern, signals);
        check.key();
        pattern.conditions().forEach(check::condition);
        pattern.supports().forEach(check::support);
        check.templates();
        return check.faults;
    }

    private void key() {
        Set<String> captured = new TreeSet<>();
        pattern.conditions().keySet().forEach(name -> captured.addAll(fieldsOf(name)));
        for (int i = 0; i < pattern.key().size(); i++) {
            captured(pattern.key().get(i), captured, "key", Integer.toString(i));
        }
    }

    private void condition(String name, Condition condition) {
        Set<String> own = fieldsOf(name);
        condition.where().keySet().forEach(field -> captured(field, own, "conditions", name, "where", field));
        condition.number().keySet().forEach(field -> captured(field, own, "conditions", name, "number", field));
        condition.distinct().ifPresent(field -> captured(field, own, "conditions", name, "distinct"));
        condition.top().ifPresent(field -> captured(field, own, "conditions", name, "top"));
        condition.rising().ifPresent(rising -> captured(rising.field(), own, "conditions", name, "rising", "field"));
        List<String> linked = new ArrayList<>(condition.allOf());
        condition.after().ifPresent(linked::add);
        for (String field : condition.same()) {
            captured(field, own, "conditions", name, "same");
            linked.forEach(other -> {
                if (!fieldsOf(other).contains(field)) {
                    faults.add(new Fault(
                            List.of("conditions", name, "same"),
                            "names '" + field + "', which no signal of " + other + " captures"));
                }
            });
        }
    }

    private void support(String name, Support support) {
        Set<String> own = fieldsOf(support.signals());
        support.where().keySet().forEach(field -> captured(field, own, "supports", name, "where", field));
        support.top().ifPresent(field -> captured(field, own, "supports", name, "top"));
        support.distinct().ifPresent(field -> captured(field, own, "supports", name, "distinct"));
    }

    private void templates() {
        template(pattern.title(), "title");
        template(pattern.summary(), "summary");
        template(pattern.advice(), "advice");
        for (int i = 0; i < pattern.culprit().name().size(); i++) {
            template(pattern.culprit().name().get(i), "culprit", "name", Integer.toString(i));
        }
        pattern.culprit().attributes().forEach((name, text) -> template(text, "culprit", "attributes", name));
        for (int i = 0; i < pattern.ruleOut().size(); i++) {
            template(pattern.ruleOut().get(i).because(), "rule-out", Integer.toString(i), "because");
        }
    }

    private void template(String text, String... path) {
        for (String fact : new Template(text).names()) {
            int dot = fact.indexOf('.');
            String whose = dot < 0 ? fact : fact.substring(0, dot);
            if (dot < 0) {
                Set<String> plain = new HashSet<>(pattern.key());
                pattern.measure().ifPresent(any -> plain.add("limit"));
                known(fact, fact, plain, "which is no field of the key", path);
            } else if (!pattern.conditions().containsKey(whose)
                    && !pattern.supports().containsKey(whose)) {
                Set<String> names = new TreeSet<>(pattern.conditions().keySet());
                names.addAll(pattern.supports().keySet());
                known(fact, whose, names, "but there is no condition or support '" + whose + "'", path);
            } else {
                String field = fact.substring(dot + 1);
                known(fact, field, factsOf(whose), "which no signal of " + whose + " captures", path);
            }
        }
    }

    private Set<String> factsOf(String name) {
        Support support = pattern.supports().get(name);
        Set<String> facts = new TreeSet<>(support == null ? fieldsOf(name) : fieldsOf(support.signals()));
        facts.addAll(ALWAYS);
        Optional<String> top = support == null ? pattern.conditions().get(name).top() : support.top();
        top.ifPresent(any -> facts.add("top"));
        return facts;
    }

    private Set<String> fieldsOf(String condition) {
        Set<String> fields = new TreeSet<>();
        fieldsOf(condition, fields, new HashSet<>());
        return fields;
    }

    /** A condition made of others, or of the lapse of time, has the fields of what completed it. */
    private void fieldsOf(String condition, Set<String> fields, Set<String> seen) {
        Condition of = pattern.conditions().get(condition);
        if (seen.add(condition)) {
            fields.addAll(fieldsOf(of.signals()));
            of.allOf().forEach(member -> fieldsOf(member, fields, seen));
            of.anyOf().forEach(member -> fieldsOf(member, fields, seen));
            if (of.lasting().isPresent()) {
                of.after().ifPresent(begun -> fieldsOf(begun, fields, seen));
            }
        }
    }

    private Set<String> fieldsOf(Collection<String> names) {
        Set<String> fields = new TreeSet<>();
        names.forEach(name -> fields.addAll(CapturedFields.of(signals.get(name))));
        return fields;
    }

    private void captured(String field, Set<String> captured, String... path) {
        if (!captured.contains(field)) {
            faults.add(new Fault(
                    List.of(path), "names '" + field + "', which no signal here captures" + near(field, captured)));
        }
    }

    private void known(String fact, String part, Set<String> names, String what, String... path) {
        if (!names.contains(part)) {
            faults.add(new Fault(List.of(path), "has {" + fact + "}, " + what + near(part, names)));
        }
    }

    private static String near(String name, Collection<String> names) {
        return NearMatch.of(name, List.copyOf(names))
                .map(meant -> ": did you mean '" + meant + "'?")
                .orElse(names.isEmpty() ? "" : ": there are " + String.join(", ", names));
    }
}
