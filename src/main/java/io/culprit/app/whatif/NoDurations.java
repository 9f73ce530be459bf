package io.culprit.app.whatif;

import io.culprit.app.whatif.Answer.Unanswered;

/** Why there is no answer where no access line tells how long its request took. */
final class NoDurations {

    static final Unanswered VERDICT = new Unanswered(
            "no access log tells how long requests took",
            "add %D to Apache's LogFormat, or $request_time to nginx's log_format; a format of your own is told with --format");

    private NoDurations() {}
}
