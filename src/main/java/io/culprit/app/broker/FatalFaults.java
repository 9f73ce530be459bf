package io.culprit.app.broker;

import io.culprit.app.lifecycle.ExitCode;
import org.apache.kafka.common.utils.Exit;

/**
 * Turns a fatal fault of the broker into a clear line and exit code 3.
 *
 * <p>Kafka ends the JVM from within on such a fault. Shutdown hooks do not run then, on purpose: they would wait for the
 * very broker that has failed. The line goes to the file descriptor itself, past any progress bar.
 */
final class FatalFaults {

    private FatalFaults() {}

    /** For the whole process: Kafka keeps these procedures in static fields. */
    static void endProcessWithClearLine() {
        Exit.setHaltProcedure((code, message) -> end(message));
        Exit.setExitProcedure((code, message) -> end(message));
    }

    private static void end(String message) {
        System.err.println("culprit: the embedded Kafka broker failed and cannot go on"
                + (message == null ? "" : ": " + message)
                + "; is the disk full? Run with -v to see what it said");
        System.err.flush();
        Runtime.getRuntime().halt(ExitCode.FAILED.code());
    }
}
