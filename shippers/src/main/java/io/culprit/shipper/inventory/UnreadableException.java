package io.culprit.shipper.inventory;

import io.culprit.shipper.terminal.FileFault;
import java.io.IOException;
import java.nio.file.Path;

/** A file cannot be read; the message names it and says why. */
public final class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnreadableException(Path path, IOException cause) {
        super("cannot read " + path + ": " + FileFault.of(cause), cause);
    }

    /** @param option the option that names the file */
    public UnreadableException(String option, Path path, IOException cause) {
        super("cannot read " + option + " " + path + ": " + FileFault.of(cause), cause);
    }
}
