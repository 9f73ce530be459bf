package io.culprit.shipper.intake;

import io.culprit.shipper.format.text.Bounded;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run of {@code journalctl}. */
final class JournalRun {

    private final Process process;
    private final Instant startedAt;
    private final Thread errors = new Thread(this::readErrors, "culprit-journal-errors");
    private volatile String lastError = "";
    private volatile Optional<String> partly = Optional.empty();

    private JournalRun(Process process, Instant startedAt) {
        this.process = process;
        this.startedAt = startedAt;
    }

    /** @throws IOException when there is no such program, or it may not be run */
    static JournalRun start(List<String> command, Instant now) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        JournalRun run = new JournalRun(builder.start(), now);
        run.process.getOutputStream().close();
        run.errors.setDaemon(true);
        run.errors.start();
        return run;
    }

    InputStream output() {
        return process.getInputStream();
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Why it does not see all entries, as it says itself. */
    Optional<String> partly() {
        return partly;
    }

    /** Waits for its end. Tells why that is a failure, if it is one. */
    Optional<String> failure() throws InterruptedException {
        int code = process.waitFor();
        errors.join(1_000);
        if (code == 0) {
            return Optional.empty();
        }
        String why = lastError.isEmpty() ? "journalctl ended with " + code : lastError;
        String reason = why.contains("ermission") ? "permission: " : "failed: ";
        return Optional.of(reason + Bounded.excerpt(why));
    }

    void kill() {
        process.destroy();
    }

    private void readErrors() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.contains("insufficient permissions") || line.contains("not seeing messages")) {
                    partly = Optional.of("permission: " + Bounded.excerpt(line.strip()));
                }
                lastError = line.isBlank() ? lastError : line.strip();
            }
        } catch (IOException | UncheckedIOException e) {
            lastError = e.toString();
        }
    }
}
