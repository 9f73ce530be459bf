package io.culprit.correlation.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.story.ClassifiedStory;
import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.signal.Frontier;
import io.culprit.signal.SignalBucket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationTest {

    @Test
    void tellsTheFirstOccurrenceAtOnce_andGrowthWhenFlushed() {
        ClassifiedStory told = new ClassifiedStory(true);
        Story story = new Story();
        Stories.cut(story, 1.1);
        Stories.cut(story, 1.2);
        Stories.cut(story, 1.3);
        told.take(told.linesOf(story));

        assertThat(counts(told)).containsExactly(1L);
        told.classification().flush();
        assertThat(counts(told)).containsExactly(1L, 3L);
    }

    @Test
    void tellsTheFinalBucket_beforeTheFrontierThatVouchesForIt() {
        ClassifiedStory told = new ClassifiedStory(false);
        Story story = new Story();
        Stories.cut(story, 1.1);
        Stories.cut(story, 1.2);
        told.take(story.shipped(1));

        assertThat(told.onward()).filteredOn(SignalBucket.class::isInstance).hasSize(1);
        assertThat(told.onward()).last().isInstanceOf(Frontier.class);
        assertThat(counts(told)).containsExactly(2L);
    }

    @Test
    void dropsRecordsSentAgain() {
        ClassifiedStory told = new ClassifiedStory(false);
        Story story = new Story();
        Stories.cut(story, 1.1);
        told.take(told.linesOf(story));
        told.take(story.shipped(1));

        assertThat(counts(told)).containsExactly(1L);
        assertThat(told.classification().duplicates()).isEqualTo(1);
    }

    private static List<Long> counts(ClassifiedStory told) {
        return told.onward().stream()
                .filter(SignalBucket.class::isInstance)
                .map(bucket -> ((SignalBucket) bucket).count())
                .toList();
    }
}
