package io.culprit.shipper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.FakeHost;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.ProbeType;
import io.culprit.shipper.probe.capture.CaptureKind;
import io.culprit.shipper.settings.ProbeSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeCheckTest {

    @TempDir
    Path root;

    /** A probe that does what a test wants. */
    private record Staged(Probe probe) implements ProbeType<String> {

        @Override
        public String name() {
            return "staged";
        }

        @Override
        public Class<String> settings() {
            return String.class;
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(30);
        }

        @Override
        public String needs() {
            return "CAP_SYS_PTRACE";
        }

        @Override
        public CaptureKind.Tells tells() {
            return CaptureKind.Tells.HOST;
        }

        @Override
        public Probe open(String settings, Host host) {
            return probe;
        }
    }

    private List<String> check(Duration patience, Probe... probes) throws InterruptedException {
        List<ProbeSetting<?>> settings = java.util.Arrays.stream(probes)
                .<ProbeSetting<?>>map(
                        probe -> new ProbeSetting<>("p", "s", new Staged(probe), "", Duration.ofSeconds(30)))
                .toList();
        return new ProbeCheck(patience).of(settings, new FakeHost(root).host());
    }

    @Test
    void saysWhatIsBlindAndWhatItNeeds() throws InterruptedException {
        Blindness blind = new Blindness(Blindness.Reason.PERMISSION, "process 7 may not be looked into");

        assertThat(check(Duration.ofSeconds(5), () -> Look.at(List.of()), () -> Look.blind(blind), () -> {
                    throw new IllegalStateException("oops");
                }))
                .containsExactly(
                        "probe p of s every 30s: sees what it needs",
                        "  needs CAP_SYS_PTRACE",
                        "probe p of s every 30s: BLIND, permission: process 7 may not be looked into",
                        "  needs CAP_SYS_PTRACE",
                        "probe p of s every 30s: FAILS with java.lang.IllegalStateException: oops",
                        "  needs CAP_SYS_PTRACE");
    }

    @Test
    void endsSoon_whenProbesHang() {
        Probe hanging = () -> {
            Thread.sleep(60_000);
            return Look.at(List.of());
        };

        List<String> told = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> check(Duration.ofMillis(200), hanging, hanging, () -> Look.at(List.of())));

        assertThat(List.of(told.get(0), told.get(2)))
                .allSatisfy(line -> assertThat(line).contains("has not seen all within 0.2s"));
        assertThat(told.get(4)).endsWith("sees what it needs");
    }
}
