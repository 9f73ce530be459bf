package io.culprit.shipper.inventory;

import io.culprit.shipper.format.AccessFormat;
import io.culprit.shipper.format.ApacheConfigurationFormat;
import io.culprit.shipper.format.ApacheErrorFormat;
import io.culprit.shipper.format.ConsoleFormat;
import io.culprit.shipper.format.DpkgFormat;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.NginxConfiguration;
import io.culprit.shipper.format.NginxErrorFormat;
import io.culprit.shipper.format.NginxJsonFormat;
import io.culprit.shipper.format.ProbeCsvFormat;
import io.culprit.shipper.probe.CaptureFormat;
import java.util.List;
import java.util.Optional;

/** Every format there is, and which of them a file has: the one whose shape most of its first lines have. */
public final class Recognition {

    /** All formats; of two that fit equally well the earlier one wins. */
    public static final List<Format> FORMATS = List.of(
            new AccessFormat(),
            new NginxJsonFormat(),
            new ApacheErrorFormat(),
            new NginxErrorFormat(),
            new DpkgFormat(),
            new ProbeCsvFormat(),
            CaptureFormat.modules(),
            CaptureFormat.locks(),
            CaptureFormat.server(),
            new ConsoleFormat(),
            new ApacheConfigurationFormat());

    private Recognition() {}

    /** The format of a file, or nothing when its lines have none of the known shapes. */
    static Optional<Format> of(Head head) {
        Format best = null;
        long most = 0;
        for (Format format : FORMATS) {
            long matches = head.lines().stream().filter(format::recognises).count();
            if (matches > most && matches >= format.leastShare() * head.lines().size()) {
                best = format;
                most = matches;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Why a file without format is not read. */
    static String reason(Head head) {
        if (!head.fault().isEmpty()) {
            return head.fault();
        }
        return NginxConfiguration.recognises(head.lines())
                ? "nginx configuration: nothing is read from it yet"
                : "not recognised: no log, probe result, capture or Apache configuration";
    }
}
