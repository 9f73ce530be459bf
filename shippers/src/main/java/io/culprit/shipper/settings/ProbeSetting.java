package io.culprit.shipper.settings;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.ProbeType;
import java.time.Duration;
import java.util.Objects;

/**
 * A probe to run.
 *
 * @param name its name among the probes of the host: that of its type, with a number or a given name where there are several
 * @param service service whose server it looks at
 * @param type what it is
 * @param settings its settings, as its type has them
 * @param every how often it looks
 * @param <S> type of its settings
 */
public record ProbeSetting<S>(String name, String service, ProbeType<S> type, S settings, Duration every) {

    public ProbeSetting {
        Objects.requireNonNull(name);
        Objects.requireNonNull(service);
        Objects.requireNonNull(type);
        Objects.requireNonNull(settings);
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("a probe looks again after some time, not after " + every);
        }
    }

    /** The probe on a host. */
    public Probe open(Host host) {
        return type.open(settings, host);
    }
}
