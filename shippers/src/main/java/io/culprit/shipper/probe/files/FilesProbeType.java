package io.culprit.shipper.probe.files;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.shipper.probe.capture.CaptureKind.Tells;
import java.time.Duration;

/** Tells files of modules and configurations that were created, changed, or are gone. */
@AutoService(ProbeType.class)
@SuppressWarnings("rawtypes")
public final class FilesProbeType implements ProbeType<FilesSettings> {

    /** Made by the registry of probes. */
    public FilesProbeType() {}

    @Override
    public String name() {
        return "files";
    }

    @Override
    public Class<FilesSettings> settings() {
        return FilesSettings.class;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(60);
    }

    @Override
    public String needs() {
        return "root, or CAP_DAC_READ_SEARCH for files that not everybody may read; for the owning packages dpkg's"
                + " /var/lib/dpkg/info or the rpm command";
    }

    @Override
    public Tells tells() {
        return Tells.CHANGES;
    }

    @Override
    public Probe open(FilesSettings settings, Host host) {
        return new FilesProbe(settings, host);
    }
}
