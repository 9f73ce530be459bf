package io.culprit.shipper.probe.packages;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.capture.FindingsKind;

/** Packages installed, upgraded, removed and purged. */
@AutoService(CaptureKind.class)
public final class PackageChanges extends FindingsKind {

    static final String NAME = "package_changes";

    /** Made by the registry of kinds. */
    public PackageChanges() {
        super(
                NAME,
                "/var/lib/dpkg/status",
                Finding.of(
                                "package",
                                "installed",
                                "libapache2-mod-reqmeter",
                                "libapache2-mod-reqmeter 1.4-1 was installed")
                        .withVersion("1.4-1")
                        .with("process.command_line", "apt-get install libapache2-mod-reqmeter"));
    }
}
