package io.culprit.shipper.inventory;

import java.util.List;

/**
 * Tells whose files are, when they were written on several hosts or belong to several services.
 *
 * <p>What it does not tell is as the command line says.
 */
@FunctionalInterface
public interface Attribution {

    /** All files are of the one service and host that were named. */
    Attribution AS_NAMED = (labels, named) -> new Told(label -> named, "");

    /**
     * Looks at what there is.
     *
     * @param labels paths of all files relative to what was given, in order
     * @param named what was said of all of them
     */
    Told among(List<String> labels, Naming named);

    /**
     * Whose each of the files is.
     *
     * @param owners the owner by label
     * @param how what it was taken from, in words for people; empty where there was nothing to take
     */
    record Told(Owners owners, String how) {}

    /** Whose a file is. */
    @FunctionalInterface
    interface Owners {

        /** Whose the file with this label is. */
        Naming of(String label);
    }
}
