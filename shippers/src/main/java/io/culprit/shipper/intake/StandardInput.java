package io.culprit.shipper.intake;

import io.culprit.shipper.settings.InputSetting;
import io.culprit.shipper.tail.FollowedLog;
import io.culprit.shipper.tail.ReadFrom;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Standard input, as one log. */
final class StandardInput implements Intake {

    private static final Logger LOG = LoggerFactory.getLogger(StandardInput.class);

    private final InputSetting setting;
    private final InputStream in;
    private final BoundedSpool spool;
    private volatile Optional<String> fault = Optional.empty();
    private volatile boolean ended;

    /** @throws IOException when there is no place for what comes */
    StandardInput(InputSetting setting, InputStream in, Path folder) throws IOException {
        this.setting = setting;
        this.in = in;
        this.spool = new BoundedSpool(folder.resolve("stdin.log"));
        // Another pipe may bring another format.
        spool.spool().rotate();
    }

    @Override
    public String name() {
        return "stdin";
    }

    @Override
    public BoundedSpool spool() {
        return spool;
    }

    @Override
    public Optional<FollowedLog> log() {
        Path file = spool.spool().file();
        return Files.exists(file)
                ? Optional.of(new FollowedLog(
                        file.toAbsolutePath(),
                        setting.naming(),
                        setting.format(),
                        ReadFrom.ROTATED,
                        false,
                        this::blindness))
                : Optional.empty();
    }

    @Override
    public void run() {
        try {
            LineCopy.copy(in, spool, () -> {});
            LOG.info("standard input has ended");
        } catch (IOException e) {
            LOG.warn("standard input cannot be read any further: {}", e.toString());
            fault = Optional.of("failed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
        }
    }

    @Override
    public Optional<String> blindness() {
        return fault;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void stop() {
        // Nothing wakes a thread that waits for its input; it ends with the process.
    }
}
