package io.culprit.shipper.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs commands on a host, without a shell. */
@FunctionalInterface
public interface Commands {

    /**
     * Runs a command to its end, or until the time is over.
     *
     * @param command program and arguments, which no shell sees
     * @param atMost after this time the program and what it started are killed
     * @throws IOException when the program cannot be run at all: not there, or not allowed
     */
    Output run(List<String> command, Duration atMost) throws IOException, InterruptedException;

    /**
     * What a command printed.
     *
     * @param exitCode its exit code, -1 when it was killed
     * @param out standard output, cut at a bound
     * @param err standard error, cut at a bound
     * @param timedOut whether it was killed because the time was over
     */
    record Output(int exitCode, String out, String err, boolean timedOut) {}
}
