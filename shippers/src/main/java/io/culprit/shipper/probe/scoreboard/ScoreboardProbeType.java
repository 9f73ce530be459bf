package io.culprit.shipper.probe.scoreboard;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.shipper.probe.capture.CaptureKind.Tells;
import java.time.Duration;

/** Status pages of Apache, nginx and PHP-FPM: how many workers are busy, and at what. */
@AutoService(ProbeType.class)
@SuppressWarnings("rawtypes")
public final class ScoreboardProbeType implements ProbeType<ScoreboardSettings> {

    /** Made by the registry of probes. */
    public ScoreboardProbeType() {}

    @Override
    public String name() {
        return "scoreboard";
    }

    @Override
    public Class<ScoreboardSettings> settings() {
        return ScoreboardSettings.class;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public String needs() {
        return "Apache: mod_status with Require local, and ExtendedStatus On for what each worker does; "
                + "nginx: stub_status; PHP-FPM: pm.status_path, passed on by a web server";
    }

    @Override
    public Tells tells() {
        return Tells.SERVER;
    }

    @Override
    public Probe open(ScoreboardSettings settings, Host host) {
        return new ScoreboardProbe(settings, host);
    }
}
