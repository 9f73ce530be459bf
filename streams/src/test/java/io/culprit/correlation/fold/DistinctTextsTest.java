package io.culprit.correlation.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistinctTextsTest {

    @Test
    void countsEachTextOnce() {
        DistinctTexts two = DistinctTexts.NONE.plus("a").plus("b").plus("a");

        assertThat(two.count()).isEqualTo(2);
        assertThat(two.more()).isFalse();
    }

    @Test
    void isExactUpToTheMost() {
        assertThat(upTo(DistinctTexts.MOST).count()).isEqualTo(DistinctTexts.MOST);
        assertThat(upTo(DistinctTexts.MOST).more()).isFalse();
        assertThat(upTo(DistinctTexts.MOST).plus("1").more()).isFalse();
    }

    @Test
    void saysThatThereAreMore_andKeepsNoMore_pastTheMost() {
        DistinctTexts many = upTo(DistinctTexts.MOST + 500);

        assertThat(many.count()).isEqualTo(DistinctTexts.MOST);
        assertThat(many.more()).isTrue();
    }

    private static DistinctTexts upTo(int last) {
        DistinctTexts texts = DistinctTexts.NONE;
        for (int i = 1; i <= last; i++) {
            texts = texts.plus(Integer.toString(i));
        }
        return texts;
    }
}
