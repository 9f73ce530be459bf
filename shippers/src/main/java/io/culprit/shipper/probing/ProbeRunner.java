package io.culprit.shipper.probing;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.settings.ProbeSetting;
import io.culprit.shipper.terminal.FileFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One probe that is run: what it saw goes to its spool, and what it could not see is remembered for its coverage. */
public final class ProbeRunner implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ProbeRunner.class);

    private final ProbeSetting<?> setting;
    private final Probe probe;
    private final Spool spool;
    private final AtomicLong looks = new AtomicLong();
    private volatile Optional<Blindness> blind = Optional.empty();

    /** @param folder where spools are kept */
    ProbeRunner(ProbeSetting<?> setting, Host host, Path folder) {
        this.setting = setting;
        this.probe = setting.open(host);
        this.spool = new Spool(folder.resolve(setting.name() + ".jsonl"));
    }

    /** What is run. */
    public ProbeSetting<?> setting() {
        return setting;
    }

    /** The file in which its captures are. */
    public Path file() {
        return spool.file();
    }

    /** How often it looked. */
    public long looks() {
        return looks.get();
    }

    /** Why it does not see all that it should, as of its last look. */
    public Optional<Blindness> blind() {
        return blind;
    }

    /** Looks once. A mistake of ours in one probe must not end the others, so it is told as blindness, with its trace. */
    @Override
    public void run() {
        Optional<Blindness> now;
        try {
            Look look = probe.look();
            spool.add(look.captures());
            now = look.blind();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (IOException e) {
            now = Optional.of(new Blindness(
                    Blindness.Reason.FAILED, "cannot keep what it saw in " + spool.file() + ": " + FileFault.of(e)));
        } catch (RuntimeException e) {
            LOG.error("probe {} failed", setting.name(), e);
            now = Optional.of(new Blindness(Blindness.Reason.FAILED, e.toString()));
        }
        looks.incrementAndGet();
        tell(now);
    }

    private void tell(Optional<Blindness> now) {
        // Details may count what changes with every look.
        if (now.isPresent() && !now.map(Blindness::reason).equals(blind.map(Blindness::reason))) {
            LOG.warn(
                    "probe {} is blind: {}: {}",
                    setting.name(),
                    now.get().reason().label(),
                    now.get().detail());
        } else if (now.isEmpty() && blind.isPresent()) {
            LOG.info("probe {} sees again", setting.name());
        }
        blind = now;
    }
}
