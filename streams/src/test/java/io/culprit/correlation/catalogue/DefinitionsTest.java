package io.culprit.correlation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.catalogue.DefinitionText.Origin;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionsTest {

    private static final String SIGNALS = """
            signals:
              - signal: shop.fault
                event: error
                where: {server.software: [apache]}
                capture:
                  message: "^fault of (?<part>\\\\w+)"
                samples:
                  - {server.software: apache, message: "fault of basket"}
              - signal: shop.mended
                event: error
                contains: mended
            """;

    private static final String PATTERN = """
            pattern: two-faults
            key: [part]
            conditions:
              fault: {signals: [shop.fault], at-least: 2, span: 1m}
              mended: {signals: [shop.mended], after: fault, within: 1h}
            open: fault
            recover: mended
            quiet: 10m
            supports:
              request: {signals: [shop.fault], before: 5s}
            severity: notice
            confidence: {level: possible}
            title: "{part} fails"
            summary: "{fault.part} failed {fault.count|times}"
            culprit: {kind: thing, name: "{part}"}
            impact: {requests-failed: [fault]}
            rule-out:
              - {cause: repair, unless: mended, because: "nothing was mended"}
            cases:
              - case: opens
                events:
                  - {at: 1s, count: 2, every: 1s, error: "fault of basket"}
                expect:
                  - {culprit: basket}
            """;

    @Test
    void findsNothingWrong_whereNothingIs() {
        assertThat(problems(SIGNALS, PATTERN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            conditions:                 | condtions:             | p.yaml:3:1: condtions is no key: did you mean 'conditions'?
            span: 1m                    | spam: 1m               | p.yaml:4:47: conditions.fault.spam is no key: did you mean 'span'?
            quiet: 10m                  | quiet: 10 minutes      | p.yaml:8:8: quiet is '10 minutes': write it as 30s or 10m or 1h
            quiet: 10m                  | # none                 | p.yaml:1:1: the file lacks quiet: write it as 30s or 10m or 1h
            at-least: 2                 | at-least: two          | p.yaml:4:44: conditions.fault.at-least is 'two': write a whole number
            at-least: 2                 | at-least: 0            | conditions.fault.at-least is '0': it must not be less than 1
            signals: [shop.fault], at   | signals: shop.fault, at| conditions.fault.signals is 'shop.fault': write a list, as [A, B]
            severity: notice            | severity: notise       | p.yaml:11:11: severity is 'notise': did you mean 'notice'?
            {level: possible}           | [possible]             | confidence has the wrong form: write one of possible
            open: fault                 | open: falt             | p.yaml:6:7: open names 'falt', which it does not declare: did you mean 'fault'?
            after: fault                | after: falt            | p.yaml:5:43: conditions.mended.after names 'falt'
            unless: mended              | unless: mendet         | p.yaml:18:29: rule-out.0.unless names 'mendet', which it does not declare: did you mean 'mended'?
            , span: 1m                  | ``                     | p.yaml:4:10: conditions.fault counts (at-least, spread, share or rising) and lacks a span
            [shop.fault], at            | [shop.falut], at       | p.yaml:4:21: conditions.fault.signals.0 is 'shop.falut', which no signal file defines: did you mean 'shop.fault'?
            key: [part]                 | key: [pat]             | p.yaml:2:7: key.0 names 'pat', which no signal here captures: did you mean 'part'?
            {fault.part} failed         | {fault.prat} failed    | p.yaml:14:10: summary has {fault.prat}, which no signal of fault captures: did you mean 'part'?
            {fault.part} failed         | {falt.part} failed     | summary has {falt.part}, but there is no condition or support 'falt': did you mean 'fault'?
            title: "{part} fails"       | title: "{parts} fails" | title has {parts}, which is no field of the key: did you mean 'part'?
            name: "{part}"              | name: "{parts}"        | has {parts}, which is no field of the key
            error: "fault of basket"    | host: web1             | p.yaml:22:9: cases.0.events.0 is of no kind: write one of error, access, probe, change
            culprit: basket             | patern: x              | cases[0].expect[0].patern is no key: did you mean 'pattern'?
            culprit: basket             | pattern: two-fault     | cases.0.expect.0.pattern is 'two-fault', which no file defines: did you mean 'two-faults'?
            impact:                     | measure: speed\\nimpact: | measure is 'speed', which nothing computes: there is requests-per-process
            impact:                     | child-of: [{pattern: tow-faults}]\\nimpact: | child-of.0.pattern is 'tow-faults', which no file defines: did you mean 'two-faults'?
            """)
    void saysWhatIsWrongAndWhere_inAPattern(String right, String wrong, String told) {
        String text = PATTERN.replace(right.strip(), wrong.strip().replace("\\n", "\n"));

        assertThat(text).isNotEqualTo(PATTERN);
        assertThat(problems(SIGNALS, text))
                .anySatisfy(problem -> assertThat(problem).contains(told.strip()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (?<part>                    | (?<part                | signals.0.capture.message is no regular expression: named capturing group is missing trailing '>' at its character
            message: "fault of basket"  | message: "of basket"   | s.yaml:8:9: signals.0.samples.0 is not shop.fault: the expression for message is not found in it
            apache, message             | nginx, message         | signals.0.samples.0 is not shop.fault: its server.software is none of where
            event: error                | event: eror            | signals[0].event is 'eror': did you mean 'error'?
            signal: shop.mended         | signal: shop.fault     | s.yaml:9:13: signals.1.signal is 'shop.fault', as in s.yaml: give one of them another name
            """)
    void saysWhatIsWrongAndWhere_inASignal(String right, String wrong, String told) {
        String text = SIGNALS.replace(right.strip(), wrong.strip());

        assertThat(text).isNotEqualTo(SIGNALS);
        assertThat(problems(text, PATTERN))
                .anySatisfy(problem -> assertThat(problem).contains(told.strip()));
    }

    @Test
    void saysEverythingAtOnce_acrossFiles() {
        List<String> problems = problems(
                SIGNALS.replace("event: error", "event: eror"),
                PATTERN.replace("quiet: 10m", "quite: 10m").replace("notice", "bad"));

        assertThat(problems).hasSize(4);
        assertThat(problems).filteredOn(problem -> problem.startsWith("p.yaml")).hasSize(2);
    }

    @Test
    void saysWhereItIsNoYaml() {
        assertThat(problems("signals: [", PATTERN))
                .anySatisfy(problem -> assertThat(problem).startsWith("s.yaml:1:11: no YAML: "));
    }

    @Test
    void refusesTwoPatternsOfOneName() {
        Definitions definitions =
                Definitions.read(List.of(own("s.yaml", SIGNALS), own("p.yaml", PATTERN), own("q.yaml", PATTERN)));

        assertThat(definitions.problems())
                .extracting(DefinitionProblem::toString)
                .containsExactly("q.yaml:1:10: pattern is 'two-faults', as in p.yaml: give one of them another name");
    }

    @Test
    void replacesWhatIsBuiltIn_andSaysSo() {
        String mine = PATTERN.replace("two-faults", "daemon-recycling");
        Definitions definitions = Definitions.withBuiltIn(List.of(own("s.yaml", SIGNALS), own("mine.yaml", mine)));

        assertThat(definitions.replaced())
                .containsExactly("pattern daemon-recycling of mine.yaml replaces the built-in one");
        assertThat(definitions.catalogue().patterns())
                .filteredOn(pattern -> pattern.name().equals("daemon-recycling"))
                .singleElement()
                .satisfies(pattern -> assertThat(pattern.definition().open()).isEqualTo("fault"));
    }

    private static List<String> problems(String signals, String pattern) {
        return Definitions.read(Stream.of(own("s.yaml", signals), own("p.yaml", pattern))
                        .toList())
                .problems()
                .stream()
                .map(DefinitionProblem::toString)
                .toList();
    }

    private static DefinitionText own(String name, String text) {
        return new DefinitionText(name, text, Origin.OWN);
    }
}
