package io.culprit.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PredictionTest {

    @Test
    void isTheNegativeBinomialInterval_ofJeffreysPrior() {
        // Quantiles of size 10.5 and probability 1/2, then 4/5, as scipy.stats.nbinom tells them.
        assertThat(Prediction.of(10, 1, 1)).isEqualTo(new Prediction(3, 10, 21));
        assertThat(Prediction.of(10, 0.25, 1)).isEqualTo(new Prediction(0, 2.5, 7));
    }

    @Test
    void boundsByThree_whatWasNeverCounted() {
        assertThat(Prediction.of(0, 0.5, 1)).isEqualTo(new Prediction(0, 0, 1.5));
    }

    @Test
    void staysFinite_whenCountsAreLarge() {
        Prediction prediction = Prediction.of(1_000_000, 1, 1);
        assertThat(prediction.expected() - prediction.low()).isBetween(2_700.0, 2_850.0);
        assertThat(prediction.high() - prediction.expected()).isBetween(2_700.0, 2_850.0);
    }

    @Test
    void isWider_whenCutsComeInGroups() {
        Prediction alone = Prediction.of(40, 1, 1);
        Prediction grouped = Prediction.of(40, 1, 4);
        assertThat(grouped.high() - grouped.low()).isGreaterThan(1.5 * (alone.high() - alone.low()));
        assertThat(grouped.expected()).isEqualTo(alone.expected());
    }
}
