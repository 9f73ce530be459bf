package io.culprit.shipper.probe.scoreboard;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Sample;
import java.util.List;
import java.util.Locale;

/** What is told of every status page, whichever server's. */
final class PageFindings {

    private PageFindings() {}

    /** A sample with how the page answered. */
    static Sample about(Capture capture) {
        return new Sample()
                .put("http.response.status_code", capture.detail("status"))
                .put("latency_ms", capture.detail("elapsed_ms"))
                .put("failed_in", capture.detail("failed_in"))
                .put("url.full", capture.detail("url"));
    }

    /** A page that does not answer is a finding, not a mistake: it is told as {@code failed}. */
    static List<EventBody> failed(Capture capture, Sample sample, String subject, String otherwise) {
        String reason = capture.error().isEmpty() ? otherwise : capture.error();
        sample.put("reason", reason);
        return List.of(sample.event("scoreboard", subject, "failed", capture.evidence(reason)));
    }

    /** The share of workers that are busy: 1 when none is left. */
    static void saturation(Sample sample, long busy, long idle) {
        if (busy >= 0 && idle >= 0 && busy + idle > 0) {
            sample.put("workers.saturation", share(busy, busy + idle));
        }
    }

    /** A share with two digits. */
    static String share(long part, long whole) {
        return String.format(Locale.ROOT, "%.2f", (double) part / whole);
    }
}
