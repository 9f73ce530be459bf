package io.culprit.correlation.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.correlation.story.Told;
import io.culprit.event.Software;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Resolution;
import io.culprit.incident.Incident.Status;
import io.culprit.wire.IncidentComparison;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code daemon-recycling} is over when it was quiet for 15 minutes, and comes back within an hour after that. */
class FlappingTest {

    private static final int[] RECYCLED = {60, 2_000, 5_000, 10_000, 15_000};
    private static final int LONG_AFTER = 60_000;

    @ParameterizedTest
    @CsvSource({"0, 15", "1, 30", "2, 60", "3, 60", "4, 60"})
    void waitsTwiceAsLongBeforeItIsOver_eachTimeItReopened_atMostFourfold(int reopenings, int minutes) {
        List<Incident> incidents = Told.of(flapping(reopenings).shipped(1)).incidents();

        assertThat(incidents).singleElement().satisfies(incident -> {
            assertThat(incident.resolution()).contains(Resolution.QUIET);
            assertThat(Duration.between(
                            incident.lastEvidenceAt(), incident.resolvedAt().orElseThrow()))
                    .isEqualTo(Duration.ofMinutes(minutes));
            assertThat(incident.impact().reopened())
                    .isEqualTo(reopenings == 0 ? OptionalLong.empty() : OptionalLong.of(reopenings));
        });
    }

    @Test
    void opensAnew_withItsUsualQuiet_whenItComesBackAfterTheBound() {
        Story story = flapping(1);
        Stories.recycled(story, LONG_AFTER, 31, 1);
        story.request(Software.APACHE, 2 * LONG_AFTER, "/products", 200).apache(2 * LONG_AFTER, "core", 9, "quiet");

        assertThat(Told.of(story.shipped(1)).incidents())
                .extracting(incident -> incident.impact().reopened())
                .containsExactly(OptionalLong.of(1), OptionalLong.empty());
    }

    @Test
    void goesOnFiring_whereAnIncidentThatNeverCameBackWouldBeOver() {
        Story story = new Story();
        story.request(Software.APACHE, 0.5, "/products", 200);
        Stories.born(story, 0.1, 10);
        Stories.recycled(story, 60, 10, 1);
        Stories.recycled(story, 2_000, 11, 1);
        Duration quarter = Duration.ofMinutes(15);
        double afterwards = 2_006 + quarter.toSeconds();
        story.request(Software.APACHE, afterwards, "/products", 200).apache(afterwards, "core", 9, "quiet");

        assertThat(Told.of(story.shipped(1)).incidents()).singleElement().returns(Status.FIRING, Incident::status);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6})
    void reopensAsOften_whateverTheOrderAcrossSources(long seed) {
        Story story = flapping(3);

        assertThat(IncidentComparison.comparable(Told.of(story.shipped(seed)).incidents()))
                .isEqualTo(
                        IncidentComparison.comparable(Told.of(story.shipped(1)).incidents()));
    }

    private static Story flapping(int reopenings) {
        Story story = new Story();
        story.request(Software.APACHE, 0.5, "/products", 200);
        Stories.born(story, 0.1, 10);
        for (int i = 0; i <= reopenings; i++) {
            Stories.recycled(story, RECYCLED[i], 10 + i, 1);
            Stories.born(story, RECYCLED[i] + 6, 11 + i);
        }
        return story.request(Software.APACHE, LONG_AFTER, "/products", 200).apache(LONG_AFTER, "core", 9, "long after");
    }
}
