package io.culprit.bench;

import io.culprit.event.Software;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import io.krakens.grok.api.Grok;
import io.krakens.grok.api.GrokCompiler;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A grok format over an application's log of which one line in fifty matches. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@State(Scope.Thread)
public class GrokBenchmark {

    static final String EXPRESSION = "%{TIMESTAMP_ISO8601:timestamp} %{LOGLEVEL:loglevel} worker %{POSINT:pid} died in"
            + " %{NUMBER:seconds} s: %{GREEDYDATA:message}";

    private static final int MATCHING = 50;

    private final List<Line> lines = new ArrayList<>();
    private String[] texts;
    private int next;
    private LineFormat filtered;
    private Grok bare;

    /** Compiles the expression twice and makes up the log. */
    @Setup
    public void prepare() throws FormatException {
        for (int i = 0; i < 10_000; i++) {
            String stamp = "2026-11-21 08:%02d:%02d,%03d ".formatted(i / 60 % 60, i % 60, i % 1_000);
            String text = i % MATCHING == 0
                    ? stamp + "ERROR worker " + (1_000 + i) + " died in 3.2 s: out of memory"
                    : stamp + "INFO  [http-nio-8080-exec-" + i % 20 + "] c.e.shop.OrderController : order " + i
                            + " accepted in " + i % 97 + " ms";
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            lines.add(new Line(bytes, 0, bytes.length));
        }
        texts = lines.stream().map(Line::text).toArray(String[]::new);
        filtered = Formats.named("grok")
                .orElseThrow()
                .definedBy(EXPRESSION)
                .open(new Setting(ZoneOffset.UTC, Software.UNKNOWN, Instant.EPOCH));
        GrokCompiler compiler = GrokCompiler.newInstance();
        compiler.registerDefaultPatterns();
        bare = compiler.compile(EXPRESSION);
    }

    private int index() {
        next = next + 1 == texts.length ? 0 : next + 1;
        return next;
    }

    /** Culprit: grok behind the literal filter, with bounded steps, to an event. */
    @Benchmark
    public Parsed culpritGrok() {
        return filtered.parse(lines.get(index()));
    }

    /** What Culprit makes of the line that was read last. */
    Parsed culpritGrokOf() {
        return filtered.parse(lines.get(next));
    }

    /** java-grok on every line. */
    @Benchmark
    public Map<String, Object> bareGrok() {
        return bare.match(texts[index()]).capture();
    }
}
