package io.culprit.shipper.command;

import io.culprit.shipper.terminal.SafeText;
import io.culprit.yaml.YamlException;
import java.util.stream.Collectors;

/** What a failure is told with: safe for a terminal, in one line, but that the mistakes of a file have a line each. */
final class FailureText {

    private FailureText() {}

    static String of(Throwable failure, String message) {
        return failure.getCause() instanceof YamlException mistakes
                ? mistakes.getMessage().lines().map(SafeText::of).collect(Collectors.joining("\n"))
                : SafeText.of(message);
    }
}
