package io.culprit.shipper.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.delivery.Rejections;
import io.culprit.shipper.reading.LineCount;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.DeadLetter.Reason;
import java.util.List;
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

    @Test
    void tellsWhatBecameOfTheLinesOfEachSource_byFormatAndReason() {
        LineCount count = new LineCount("nginx.error");
        count.read("nginx.error", 3, 1);
        count.read("nginx.access", 1, 2);
        count.blank();
        count.rejected(Reason.UNRECOGNISED, 2);
        count.rejected(Reason.TOO_LONG, 1);
        List<ReadingSummary.OfSource> sources = count.byFormat().entrySet().stream()
                .map(entry -> new ReadingSummary.OfSource("web.log", entry.getKey(), entry.getValue()))
                .toList();

        assertThat(ReadingReport.of(new ReadingSummary(sources)))
                .containsExactly(
                        "web.log as nginx.error: 7 lines: 1 event, 2 parts, 1 blank, 3 rejected (2 unrecognised, 1 too-long)",
                        "web.log as nginx.access: 1 line: 2 events of 1 line");
        assertThat(ReadingReport.whole(new ReadingSummary(sources)))
                .hasSize(3)
                .first()
                .isEqualTo(
                        "8 lines: 3 events of 2 lines, 2 parts, 1 blank," + " 3 rejected (2 unrecognised, 1 too-long)");
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
