package io.culprit.shipper.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.delivery.Rejections;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.DeadLetter.Reason;
import org.junit.jupiter.api.Test;

class ReadingReportTest {

    private final Rejections rejections = new Rejections(new Nowhere());

    @Test
    void staysSilent_whenEveryLineWasRead() {
        assertThat(ReadingReport.of(rejections, true)).isEmpty();
    }

    @Test
    void countsByReason_andSaysHowToSeeMore() {
        reject(Reason.TOO_LONG, "aaaa");
        reject(Reason.UNRECOGNISED, "what");
        reject(Reason.UNRECOGNISED, "again");

        assertThat(ReadingReport.of(rejections, false))
                .containsExactly("3 lines could not be used: 2 unrecognised, 1 too long; -v shows the first of each");
    }

    @Test
    void quotesTheFirstOfEachReason_harmlessly() {
        reject(Reason.UNRECOGNISED, "\u001b[2Jwhat\u202e");
        reject(Reason.UNRECOGNISED, "again");

        assertThat(ReadingReport.of(rejections, true))
                .containsExactly(
                        "2 lines could not be used: 2 unrecognised",
                        "first unrecognised: error.log at byte 17, no shape: \\e[2Jwhat\\u{202e}");
    }

    private void reject(Reason reason, String text) {
        rejections.reject(new DeadLetter(DeadLetter.Stage.PARSE, reason, "no shape", "web-1", "error.log", 17, text));
    }

    private static final class Nowhere implements EventSink {

        @Override
        public void accept(EventRecord record) {}

        @Override
        public void reject(DeadLetter letter) {}
    }
}
