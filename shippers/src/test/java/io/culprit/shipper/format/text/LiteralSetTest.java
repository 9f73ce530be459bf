package io.culprit.shipper.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiteralSetTest {

    private static boolean found(String line, String... literals) {
        return LiteralSet.of(List.of(literals)).in(Line.of(line));
    }

    @Test
    void findsLiteral_whereverItStands() {
        assertThat(found("error", "error")).isTrue();
        assertThat(found("an error", "error")).isTrue();
        assertThat(found("error!", "error")).isTrue();
        assertThat(found("erro", "error")).isFalse();
        assertThat(found("", "error")).isFalse();
    }

    @Test
    void tellsCasesApart() {
        assertThat(found("ERROR", "error")).isFalse();
    }

    @Test
    void findsTheShortestBesideTheLongest() {
        assertThat(found("x]", "a very long literal", "]")).isTrue();
        assertThat(found("ab cd", "a very long literal", "b ")).isTrue();
        assertThat(found("a very long litera", "a very long literal", "zz")).isFalse();
    }

    @Test
    void comparesBytes_ofTextBeyondAscii() {
        assertThat(found("naïve", "ï")).isTrue();
        assertThat(found("naîve", "ï")).isFalse();
    }

    @Test
    void looksOnlyWithinTheLine() {
        Line line = Line.of("find me here").substring(0, 6);

        assertThat(LiteralSet.of(List.of("me")).in(line)).isFalse();
        assertThat(LiteralSet.of(List.of("m")).in(line)).isTrue();
        assertThat(LiteralSet.of(List.of("find")).in(line.substring(1))).isFalse();
    }

    @Test
    void refusesLiteralThatIsEverywhere() {
        assertThatThrownBy(() -> LiteralSet.of(List.of("a", ""))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LiteralSet.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void agreesWithSearchingOneByOne_inRandomCases() {
        Random random = new Random(11);
        for (int round = 0; round < 200_000; round++) {
            int letters = 2 + random.nextInt(3);
            int shortest = 1 + random.nextInt(4);
            List<String> literals = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                literals.add(text(random, shortest + random.nextInt(4), letters));
            }
            String line = text(random, random.nextInt(24), letters);

            assertThat(LiteralSet.of(literals).in(Line.of(line)))
                    .as("%s in '%s'", literals, line)
                    .isEqualTo(literals.stream().anyMatch(line::contains));
        }
    }

    private static String text(Random random, int length, int letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("aébc€".charAt(random.nextInt(letters)));
        }
        return text.toString();
    }
}
