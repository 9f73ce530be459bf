package io.culprit.shipper.fuzz;

/** Where Jazzer enters a JVM that fuzzes one target. */
public final class FuzzEntry {

    private static Target target;

    private FuzzEntry() {}

    /** Told once: the target's name. */
    public static void fuzzerInitialize(String[] arguments) {
        target = Target.named(arguments[0]);
    }

    /** Told each input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.code().run(input);
    }
}
