package io.culprit.shipper.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.core.ConsoleAppender;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much is said on stderr; levels belong to the process, so this is static. */
public final class Verbosity {

    // All that the logging configurations silence.
    private static final List<String> KAFKA = List.of(
            "org.apache.kafka",
            "org.apache.kafka.clients.NetworkClient",
            "org.apache.kafka.server",
            "org.apache.kafka.storage",
            "org.apache.kafka.streams",
            "kafka");

    private static volatile boolean raised;

    private Verbosity() {}

    /** Once: our own progress, with stack traces. Twice: Kafka's as well. */
    public static void raise(int times) {
        raised = true;
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("io.culprit").setLevel(times > 1 ? Level.DEBUG : Level.INFO);
        Level kafka = times > 1 ? Level.INFO : Level.ERROR;
        KAFKA.forEach(name -> context.getLogger(name).setLevel(kafka));
        showStackTraces(context);
    }

    /** Whether anything but results and failures is wanted. */
    public static boolean isRaised() {
        return raised;
    }

    private static void showStackTraces(LoggerContext context) {
        var appender = context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR");
        if (appender instanceof ConsoleAppender<?> console
                && console.getEncoder() instanceof PatternLayoutEncoder encoder) {
            encoder.stop();
            encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{20} %msg%n%ex");
            encoder.start();
        }
    }
}
