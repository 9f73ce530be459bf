package io.culprit.correlation.catalogue;

import io.culprit.correlation.fold.RequestsPerProcess;
import io.culprit.correlation.pattern.CaseEvent;
import io.culprit.correlation.pattern.Condition;
import io.culprit.correlation.pattern.ExpectedIncident;
import io.culprit.correlation.pattern.PatternCase;
import io.culprit.correlation.pattern.PatternCheck;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.correlation.pattern.Support;
import io.culprit.correlation.signal.SignalCheck;
import io.culprit.text.NearMatch;
import io.culprit.yaml.Fault;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether what a file says makes sense beside all others. */
final class DefinitionCheck {

    private final DefinitionFile file;
    private final Definitions all;

    DefinitionCheck(DefinitionFile file, Definitions all) {
        this.file = file;
        this.all = all;
    }

    void check() {
        for (int i = 0; i < file.signals().size(); i++) {
            for (Fault fault : SignalCheck.faults(file.signals().get(i))) {
                wrong(Stream.concat(Stream.of("signals", Integer.toString(i)), fault.path().stream()), fault.what());
            }
        }
        file.pattern().ifPresent(this::check);
    }

    private void check(PatternDefinition pattern) {
        List<Fault> faults = PatternCheck.faults(pattern);
        faults.forEach(fault -> file.wrong(fault.path(), fault.what()));
        pattern.conditions().forEach((name, condition) -> signals("conditions", name, condition.signals()));
        pattern.supports().forEach((name, support) -> signals("supports", name, support.signals()));
        pattern.measure()
                .filter(name -> !name.equals(RequestsPerProcess.NAME))
                .ifPresent(name -> file.wrong(
                        List.of("measure"),
                        "is '" + name + "', which nothing computes: there is " + RequestsPerProcess.NAME));
        for (int i = 0; i < pattern.childOf().size(); i++) {
            known(
                    pattern.childOf().get(i).pattern(),
                    all.patternNames(),
                    "which no file defines",
                    "child-of",
                    Integer.toString(i),
                    "pattern");
        }
        for (int i = 0; i < pattern.cases().size(); i++) {
            check(pattern.cases().get(i), i);
        }
        // Fields of conditions that do not make sense would only be told as further mistakes.
        if (faults.isEmpty() && signalsDefined(pattern)) {
            FieldCheck.faults(pattern, all.signalsByName()).forEach(fault -> file.wrong(fault.path(), fault.what()));
        }
    }

    private boolean signalsDefined(PatternDefinition pattern) {
        return Stream.concat(
                        pattern.conditions().values().stream().map(Condition::signals),
                        pattern.supports().values().stream().map(Support::signals))
                .flatMap(Collection::stream)
                .allMatch(all.signalsByName()::containsKey);
    }

    private void signals(String part, String name, List<String> signals) {
        for (int i = 0; i < signals.size(); i++) {
            known(
                    signals.get(i),
                    all.signalsByName().keySet(),
                    "which no signal file defines",
                    part,
                    name,
                    "signals",
                    Integer.toString(i));
        }
    }

    private void check(PatternCase told, int index) {
        String at = Integer.toString(index);
        for (int i = 0; i < told.events().size(); i++) {
            CaseEvent event = told.events().get(i);
            if (event.kinds().size() != 1) {
                file.wrong(
                        List.of("cases", at, "events", Integer.toString(i)),
                        "is " + (event.kinds().isEmpty() ? "of no kind" : "of several kinds")
                                + ": write one of error, access, probe, change");
            }
            if (event.count().isPresent() != event.every().isPresent()) {
                file.wrong(
                        List.of("cases", at, "events", Integer.toString(i)), "needs both of count and every, or none");
            }
        }
        for (int i = 0; i < told.expect().incidents().size(); i++) {
            ExpectedIncident expected = told.expect().incidents().get(i);
            String which = Integer.toString(i);
            Collection<String> patterns = all.patternNames();
            expected.pattern()
                    .ifPresent(name ->
                            known(name, patterns, "which no file defines", "cases", at, "expect", which, "pattern"));
            expected.parent()
                    .filter(name -> !name.equals("none"))
                    .ifPresent(name ->
                            known(name, patterns, "which no file defines", "cases", at, "expect", which, "parent"));
        }
    }

    private void known(String name, Collection<String> names, String what, String... path) {
        if (!names.contains(name)) {
            Optional<String> near = NearMatch.of(name, List.copyOf(names));
            file.wrong(
                    List.of(path),
                    "is '" + name + "', " + what
                            + near.map(meant -> ": did you mean '" + meant + "'?")
                                    .orElse(""));
        }
    }

    private void wrong(Stream<String> path, String what) {
        file.wrong(path.toList(), what);
    }
}
