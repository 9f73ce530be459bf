package io.culprit.shipper.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs commands as child processes, in the C locale, with nothing on their standard input. */
public final class SystemCommands implements Commands {

    private static final int MOST_BYTES = 512 * 1024;

    @Override
    public Output run(List<String> command, Duration atMost) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            CompletableFuture<String> out = read(process.getInputStream());
            CompletableFuture<String> err = read(process.getErrorStream());
            boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                kill(process);
            }
            return new Output(ended ? process.exitValue() : -1, out.get(), err.get(), !ended);
        } catch (ExecutionException e) {
            throw new IOException(command.get(0) + ": " + e.getCause().getMessage(), e.getCause());
        } finally {
            kill(process);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** What is beyond the bound is read and dropped, so that the program does not wait for a reader. */
    private static CompletableFuture<String> read(InputStream in) {
        return CompletableFuture.supplyAsync(() -> {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            byte[] buffer = new byte[8_192];
            try (in) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    kept.write(buffer, 0, Math.min(read, MOST_BYTES - kept.size()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return kept.toString(StandardCharsets.UTF_8);
        });
    }
}
