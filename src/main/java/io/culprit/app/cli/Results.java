package io.culprit.app.cli;

import io.culprit.app.lifecycle.Failure;
import io.culprit.app.lifecycle.ReaderGone;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output that fails aloud.
 *
 * <p>A {@code PrintWriter} swallows what goes wrong, and results lost on a full disk would pass for done. What is thrown
 * here is unchecked, so it goes through.
 */
final class Results extends OutputStream {

    private final OutputStream descriptor;

    Results(OutputStream descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public void write(int unit) {
        write(new byte[] {(byte) unit}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            descriptor.write(bytes, from, length);
        } catch (IOException e) {
            if ("Broken pipe".equals(e.getMessage())) {
                throw new ReaderGone(e);
            }
            throw new Failure("cannot write the results to stdout: " + e.getMessage(), e);
        }
    }
}
