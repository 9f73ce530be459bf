package io.culprit.shipper.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzes each target in a JVM of its own; the profile {@code fuzz} runs it, its name hides it from an ordinary build.
 *
 * <p>Jazzer is started as a program, since its JUnit extension fuzzes one method per JVM and instruments ordinary builds.
 * System properties: {@code fuzz.seconds} per target (60), {@code fuzz.targets} a regular expression of their names (all),
 * {@code fuzz.keep} to keep inputs found (false). A finding's input and stack stand in {@code target/fuzz/TARGET}.
 */
class Fuzzing {

    private static final long SECONDS = Long.getLong("fuzz.seconds", 60);
    private static final Pattern TARGETS = Pattern.compile(System.getProperty("fuzz.targets", ".*"));
    private static final Path WORK = Path.of("target/fuzz");

    // An instrumented JVM on a busy machine is slow: this is five times what a kept input may take in an ordinary
    // build.
    private static final Duration LONGEST_INPUT = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 4_096;
    private static final Duration START_AND_END = Duration.ofSeconds(120);

    static List<Target> targets() {
        return Target.all().stream()
                .filter(target -> TARGETS.matcher(target.name()).matches())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void findsNothing(Target target) throws Exception {
        Path folder = WORK.resolve(target.name()).toAbsolutePath();
        clear(folder);
        Path found = Files.createDirectories(folder.resolve("found"));
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        write(target.samples(), seeds.resolve("sample"));
        write(Corpus.kept(target), seeds.resolve("kept"));
        Path log = folder.resolve("log.txt");

        Process process = new ProcessBuilder(command(target, found, seeds))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS + START_AND_END.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();

        List<byte[]> findings = inputs(folder);
        if (Boolean.getBoolean("fuzz.keep")) {
            Corpus.keep(target, findings, inputs(found));
        }
        assertThat(findings.stream().map(Corpus::line))
                .as("lines for " + Corpus.file(target) + "; stacks are in " + log)
                .isEmpty();
        assertThat(ended).as("ended, see " + log).isTrue();
        assertThat(process.exitValue()).as("exit code, see " + log).isZero();
    }

    private static List<String> command(Target target, Path found, Path seeds) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Jazzer.class.getName(),
                "--target_class=" + FuzzEntry.class.getName(),
                "--target_args=" + target.name(),
                "--instrumentation_includes=io.culprit.**",
                "--custom_hook_includes=io.culprit.**",
                // A grok expression is a regular expression that a person may write.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection",
                "-max_total_time=" + SECONDS,
                "-timeout=" + LONGEST_INPUT.toSeconds(),
                "-rss_limit_mb=1536",
                "-max_len=" + MOST_BYTES,
                "-print_final_stats=1",
                found.toString(),
                seeds.toString());
    }

    /** Inputs in a folder: those that were new, or, beside it, those that broke something. */
    private static List<byte[]> inputs(Path folder) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean finding = name.matches("(crash|timeout|oom|slow-unit|leak)-.*");
                if (finding || folder.endsWith("found")) {
                    inputs.add(Files.readAllBytes(file));
                }
            }
        }
        return inputs;
    }

    private static void write(List<byte[]> inputs, Path prefix) throws IOException {
        for (int i = 0; i < inputs.size(); i++) {
            Files.write(prefix.resolveSibling(prefix.getFileName() + "-" + i), inputs.get(i));
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
