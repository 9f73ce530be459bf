package io.culprit.app.cli;

import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.lifecycle.Failure;
import io.culprit.app.lifecycle.ReaderGone;
import java.util.OptionalInt;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs a command, or prints its help; both end quietly when the reader of the results goes. */
final class Execution implements IExecutionStrategy {

    private final IExecutionStrategy command = new RunLast();

    @Override
    public int execute(ParseResult parsed) {
        try {
            int code = command.execute(parsed);
            parsed.commandSpec().commandLine().getOut().flush();
            return code;
        } catch (ReaderGone e) {
            return ExitCode.DONE.code();
        } catch (Failure e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), e.getMessage(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ReaderGone) {
                return ExitCode.DONE.code();
            }
            throw e;
        }
    }

    /** The exit codes of failures that the application foresees besides those of the shippers. */
    static OptionalInt foreseen(Exception failure) {
        if (failure instanceof Failure foreseen) {
            return OptionalInt.of(foreseen.exitCode().code());
        }
        return failure instanceof InterruptException
                ? OptionalInt.of(ExitCode.INTERRUPTED.code())
                : OptionalInt.empty();
    }
}
