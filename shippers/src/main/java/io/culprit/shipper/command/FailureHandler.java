package io.culprit.shipper.command;

import io.culprit.shipper.delivery.DeliveryException;
import io.culprit.shipper.health.UnavailableException;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.shipper.tail.RegistryException;
import io.culprit.shipper.terminal.Verbosity;
import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells a failure in one line that begins with the program's name.
 *
 * <p>The stack trace is shown only with {@code -v}. Failures that nobody foresaw say their type, because their message
 * alone often makes no sense.
 */
public final class FailureHandler implements IExecutionExceptionHandler {

    private static final int FAILED = 3;
    private static final int INTERRUPTED = 130;

    private final Function<Exception, OptionalInt> furtherForeseen;

    /** Tells the failures of this module. */
    public FailureHandler() {
        this(failure -> OptionalInt.empty());
    }

    /** @param furtherForeseen the exit code of a failure that a program foresees besides those of this module */
    public FailureHandler(Function<Exception, OptionalInt> furtherForeseen) {
        this.furtherForeseen = furtherForeseen;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        OptionalInt foreseen = foreseen(failure);
        err.println(
                commandLine.getCommandSpec().root().name() + ": " + FailureText.of(failure, line(failure, foreseen)));
        if (Verbosity.isRaised()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return foreseen.orElse(FAILED);
    }

    private static String line(Exception failure, OptionalInt foreseen) {
        if (foreseen.isEmpty()) {
            return "unexpected failure: " + failure + (Verbosity.isRaised() ? "" : "; run with -v to see where");
        }
        return foreseen.getAsInt() == INTERRUPTED ? "interrupted" : failure.getMessage();
    }

    private OptionalInt foreseen(Exception failure) {
        if (failure instanceof InterruptedException) {
            return OptionalInt.of(INTERRUPTED);
        }
        if (failure instanceof InventoryException
                || failure instanceof UnreadableException
                || failure instanceof RegistryException
                || failure instanceof UnavailableException
                || failure instanceof DeliveryException) {
            return OptionalInt.of(FAILED);
        }
        return furtherForeseen.apply(failure);
    }
}
