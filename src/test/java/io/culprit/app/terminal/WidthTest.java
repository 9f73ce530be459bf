package io.culprit.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WidthTest {

    private static final Width FORTY = new Width(40);

    @Test
    void breaksAtBlanks_andIndentsWhatFollows() {
        assertThat(FORTY.wrap("  culprit  daemon group deploy recycles at five hundred requests", 11))
                .containsExactly("  culprit  daemon group deploy recycles", "           at five hundred requests");
    }

    @Test
    void breaksAWordThatIsLongerThanALine_betweenCharacters() {
        assertThat(FORTY.wrap("x" + "😀".repeat(30), 2)).allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(40)
                .matches(text -> text.codePoints().noneMatch(unit -> Character.getType(unit) == Character.SURROGATE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 80, 1_000})
    void losesNoWord_andNeverHangs(int columns) {
        String line = "a " + "b".repeat(200) + "  c d   e " + " ".repeat(100) + "f";

        String joined = String.join("", new Width(columns).wrap(line, 70)).replace(" ", "");

        assertThat(joined).isEqualTo(line.replace(" ", ""));
    }

    @Test
    void marksWhereALineWasCut() {
        assertThat(FORTY.cut("x".repeat(41))).isEqualTo("x".repeat(39) + "…");
        assertThat(FORTY.cut("x".repeat(40))).isEqualTo("x".repeat(40));
    }

    @Test
    void leavesLinesAlone_inAPipe() {
        String line = "word ".repeat(1_000);

        assertThat(Stream.concat(Width.UNLIMITED.wrap(line, 2).stream(), Stream.of(Width.UNLIMITED.cut(line))))
                .containsOnly(line);
    }
}
