package io.culprit.shipper.format.grok;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredLiteralsTest {

    @Test
    void joinsCharacters_upToWhatMayDiffer() {
        assertThat(RequiredLiterals.of("error: \\d+ in \\[main\\]"))
                .containsExactly(Set.of(" in [main]"), Set.of("error: "));
    }

    @Test
    void leavesOutWhatMayBeMissing() {
        assertThat(RequiredLiterals.of("(?:abc)?de*f{0,2}(?:gh)*")).containsExactly(Set.of("d"));
    }

    @Test
    void keepsWhatIsRepeated_butDoesNotJoinAcross() {
        assertThat(RequiredLiterals.of("xy+z(?:abc)+")).containsExactly(Set.of("abc"), Set.of("xy"), Set.of("z"));
    }

    @Test
    void takesOneOfEachAlternative() {
        assertThat(RequiredLiterals.of("(?:warn\\d|err(?:or)?) x"))
                .containsExactly(Set.of("warn", "err"), Set.of(" x"));
    }

    @Test
    void saysNothingOfAlternatives_whenOneHasNoText() {
        assertThat(RequiredLiterals.of("(?:warn|\\d+)")).isEmpty();
    }

    @Test
    void passesOverWhatIsOnlyLookedAt() {
        assertThat(RequiredLiterals.of("(?=abc)(?<!def)gh(?!ij)")).containsExactly(Set.of("gh"));
    }

    @Test
    void readsClassesAsOneCharacter_whateverStandsInThem() {
        assertThat(RequiredLiterals.of("[]a|)]b[^]\\]x]c[a[bc]d]e"))
                .containsExactly(Set.of("b"), Set.of("c"), Set.of("e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?i)abc", "\\Qabc\\E", "abc(?i:d)", "(abc", "abc)", "a\\x41b", "*abc", "[abc"})
    void saysNothing_ofWhatItDoesNotUnderstand(String regex) {
        assertThat(RequiredLiterals.of(regex)).isEmpty();
    }

    @Test
    void findsTheMarksOfAccessLogs() throws Exception {
        String regex = Expression.of("%{COMBINEDAPACHELOG}", Map.of()).filter().toString();

        assertThat(List.of(regex.split(" and "))).contains("'] \"'");
    }
}
