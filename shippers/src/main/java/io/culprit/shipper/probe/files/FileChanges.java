package io.culprit.shipper.probe.files;

import com.google.auto.service.AutoService;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.capture.FindingsKind;

/** Files created, changed and gone. */
@AutoService(CaptureKind.class)
public final class FileChanges extends FindingsKind {

    static final String NAME = "file_changes";

    /** Made by the registry of kinds. */
    public FileChanges() {
        super(
                NAME,
                "files below /usr/lib/apache2/modules",
                Finding.of(
                                "file",
                                "gone",
                                "/usr/lib/apache2/modules/libphp8.2.so",
                                "/usr/lib/apache2/modules/libphp8.2.so is gone")
                        .with("package.name", "libapache2-mod-php8.2"));
    }
}
