package io.culprit.app.cli;

import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.lifecycle.Failure;
import io.culprit.app.terminal.SafeText;
import java.io.PrintWriter;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells a failure in one line.
 *
 * <p>The stack trace is shown only with {@code -v}. Failures that nobody foresaw say their type, because their message
 * alone often makes no sense.
 */
final class FailureHandler implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        err.println("culprit: " + SafeText.of(line(failure)));
        if (Verbosity.isRaised()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return exitCode(failure).code();
    }

    private static String line(Exception failure) {
        if (failure instanceof Failure) {
            return failure.getMessage();
        }
        if (interrupted(failure)) {
            return "interrupted";
        }
        return "unexpected failure: " + failure + (Verbosity.isRaised() ? "" : "; run with -v to see where");
    }

    private static ExitCode exitCode(Exception failure) {
        if (failure instanceof Failure foreseen) {
            return foreseen.exitCode();
        }
        return interrupted(failure) ? ExitCode.INTERRUPTED : ExitCode.FAILED;
    }

    private static boolean interrupted(Exception failure) {
        return failure instanceof InterruptedException || failure instanceof InterruptException;
    }
}
