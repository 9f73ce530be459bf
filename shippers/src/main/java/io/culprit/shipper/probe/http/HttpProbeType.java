package io.culprit.shipper.probe.http;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.shipper.probe.capture.CaptureKind.Tells;
import java.time.Duration;

/** Pages asked for as visitors do, and what they answer. */
@AutoService(ProbeType.class)
@SuppressWarnings("rawtypes")
public final class HttpProbeType implements ProbeType<HttpSettings> {

    /** Made by the registry of probes. */
    public HttpProbeType() {}

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Class<HttpSettings> settings() {
        return HttpSettings.class;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public String needs() {
        return "a way to the pages: names that resolve from here, ports that no firewall closes";
    }

    @Override
    public Tells tells() {
        return Tells.SERVER;
    }

    @Override
    public Probe open(HttpSettings settings, Host host) {
        return new HttpProbe(settings, host);
    }
}
