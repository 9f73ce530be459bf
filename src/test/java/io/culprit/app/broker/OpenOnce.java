package io.culprit.app.broker;

import java.nio.file.Path;

/** A process that tries to take a data directory and tells in its exit code whether it got it. */
final class OpenOnce {

    static final int OPENED = 0;
    static final int REFUSED = 9;

    private OpenOnce() {}

    public static void main(String[] arguments) {
        System.exit(DataDirectory.tryOpen(Path.of(arguments[0])).isPresent() ? OPENED : REFUSED);
    }
}
