package io.culprit.shipper.probe.files;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.CaptureReader;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.capture.Findings;

/** Files created, changed and gone. */
@AutoService(CaptureKind.class)
public final class FileChanges implements CaptureKind {

    static final String NAME = "file_changes";

    /** Made by the registry of kinds. */
    public FileChanges() {}

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
                "files below /usr/lib/apache2/modules",
                Finding.of(
                                "file",
                                "gone",
                                "/usr/lib/apache2/modules/libphp8.2.so",
                                "/usr/lib/apache2/modules/libphp8.2.so is gone")
                        .with("package.name", "libapache2-mod-php8.2")
                        .toLine());
    }
}
