package io.culprit.shipper.probe.packages;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.capture.Findings;

/** Packages installed, upgraded, removed and purged. */
@AutoService(CaptureKind.class)
public final class PackageChanges implements CaptureKind {

    static final String NAME = "package_changes";

    /** Made by the registry of kinds. */
    public PackageChanges() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Tells tells() {
        return Tells.CHANGES;
    }

    @Override
    public CaptureReader open() {
        return Findings::read;
    }

    @Override
    public Sampled sampled() {
        return new Sampled(
                "/var/lib/dpkg/status",
                Finding.of(
                                "package",
                                "installed",
                                "libapache2-mod-reqmeter",
                                "libapache2-mod-reqmeter 1.4-1 was installed")
                        .withVersion("1.4-1")
                        .with("process.command_line", "apt-get install libapache2-mod-reqmeter")
                        .toLine());
    }
}
