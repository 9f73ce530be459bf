package io.culprit.bench;

import io.culprit.event.Delivery;
import io.culprit.event.Event;
import io.culprit.event.Header;
import io.culprit.shipper.format.error.ApacheErrorLine;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.LiteralSet;
import io.krakens.grok.api.Grok;
import io.krakens.grok.api.GrokCompiler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** Error lines of Apache 2.4: those without a signature are read to fields and searched, those with one become events. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@State(Scope.Thread)
public class ErrorBenchmark {

    /** As Logstash's httpd patterns (logstash-patterns-core, Apache-2.0) have it; java-grok does not bundle it. */
    private static final Map<String, String> HTTPD = Map.of(
            "HTTPDERROR_DATE",
            "%{DAY} %{MONTH} %{MONTHDAY} %{TIME} %{YEAR}",
            "HTTPD24_ERRORLOG",
            "\\[%{HTTPDERROR_DATE:timestamp}\\] \\[(?:%{WORD:module})?:%{LOGLEVEL:loglevel}\\] \\[pid %{POSINT:pid}"
                    + "(:tid %{NUMBER:tid})?\\]( \\(%{POSINT:proxy_errorcode}\\)%{DATA:proxy_message}:)?"
                    + "( \\[client %{IPORHOST:clientip}:%{POSINT:clientport}\\])?( %{DATA:errorcode}:)?"
                    + " %{GREEDYDATA:message}");

    private static final Pattern TUNED = Pattern.compile(
            "^\\[([^\\]]++)\\] \\[([\\w]*+):([a-z0-9]++)\\] \\[pid (\\d++)"
                    + "(?::tid (\\d++))?+\\] (?:\\((\\d++)\\)([^:]++): )?+(?:\\[client ([^\\]]++)\\] )?+(?:(AH\\d{5}): )?+(.*+)$");

    private List<Line> quiet;
    private List<Line> loud;
    private String[] quietTexts;
    private int next;
    private final ApacheErrorLine reader = new ApacheErrorLine(ZoneOffset.UTC);
    private final LiteralSet signatures = LiteralSet.of(ErrorLog.SIGNATURES);
    private Grok grok;
    private final Header header = new Header(
            new Delivery("web1", "error.log", "5a", 0, 0),
            Instant.EPOCH,
            Duration.ofNanos(1_000),
            Instant.EPOCH,
            Instant.EPOCH,
            "shop",
            "web1",
            "error.log");

    /** Compiles every contender and makes up the logs. */
    @Setup
    public void prepare() {
        quiet = ErrorLog.quiet();
        loud = ErrorLog.loud();
        quietTexts = quiet.stream().map(Line::text).toArray(String[]::new);
        GrokCompiler compiler = GrokCompiler.newInstance();
        compiler.registerDefaultPatterns();
        compiler.register(HTTPD);
        grok = compiler.compile("%{HTTPD24_ERRORLOG}");
    }

    private int index() {
        next = next + 1 == quietTexts.length ? 0 : next + 1;
        return next;
    }

    /** A line without a signature: read to fields, stamp included, and searched for every signature. */
    @Benchmark
    public long culpritQuiet() {
        return quiet(quiet.get(index()));
    }

    long quiet(Line line) {
        return reader.read(line) && !signatures.in(line) ? reader.epochSecond() : -1;
    }

    /** A line with a signature: found, and made an event of all fields. */
    @Benchmark
    public Object culpritSignature() {
        return loud(loud.get(index()));
    }

    Event loud(Line line) {
        return reader.read(line) && signatures.in(line) ? reader.body().with(header) : null;
    }

    /** java.util.regex with all groups read. */
    @Benchmark
    public int javaRegex() {
        return regex(quietTexts[index()]);
    }

    static int regex(String line) {
        Matcher matcher = TUNED.matcher(line);
        if (!matcher.matches()) {
            return -1;
        }
        int length = 0;
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String text = matcher.group(group);
            length += text == null ? 0 : text.length();
        }
        return length;
    }

    /** java-grok with Logstash's HTTPD24_ERRORLOG. */
    @Benchmark
    public Map<String, Object> grok() {
        return grok.match(quietTexts[index()]).capture();
    }

    Map<String, Object> grokOf(Line line) {
        return grok.match(line.text()).capture();
    }
}
