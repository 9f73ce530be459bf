package io.culprit.shipper.inventory;

import java.nio.file.Path;

/** Which files in a folder may be read at all. */
public final class Inputs {

    private Inputs() {}

    /** Whether a file that was found in a folder may be a log: hidden files and notes beside logs are not. */
    public static boolean mayBeRead(Path file) {
        return !file.getFileName().toString().startsWith(".") && Chains.isInput(file);
    }
}
