package io.culprit.shipper.format.syslog;

import io.culprit.event.Software;
import io.culprit.shipper.format.error.ErrorBody;
import io.culprit.shipper.format.text.Bounded;

/** What the host's own programs tell only in prose, as attributes. */
final class Facts {

    private Facts() {}

    /** Adds what a message of this software says to its event. */
    static void of(Software software, String tag, String text, ErrorBody body) {
        String message = Bounded.text(text);
        if (software == Software.KERNEL) {
            OomFacts.of(message, body);
            FaultFacts.of(message, body);
        } else if (tag.equals("systemd-coredump")) {
            FaultFacts.coreDump(message, body);
        } else if (software == Software.SYSTEMD) {
            SystemdFacts.of(message, body);
        }
    }
}
