package io.culprit.bench;

import io.culprit.event.AccessEvent;
import io.culprit.event.Delivery;
import io.culprit.event.Header;
import io.culprit.event.Software;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.access.AccessFields;
import io.culprit.shipper.format.access.AccessFormat;
import io.culprit.shipper.format.access.AccessLines;
import io.culprit.shipper.format.access.ApacheAccess;
import io.culprit.shipper.format.text.Line;
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
import nl.basjes.parse.core.Parser;
import nl.basjes.parse.core.exceptions.DissectionFailure;
import nl.basjes.parse.core.exceptions.InvalidDissectorException;
import nl.basjes.parse.core.exceptions.MissingDissectorsException;
import nl.basjes.parse.httpdlog.HttpdLoglineParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Combined access lines, a line for each call: to the fields that rollups and signals need, and to whole events. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@State(Scope.Thread)
public class AccessBenchmark {

    static final String COMBINED = "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\"";

    // Possessive and negated, so that it never goes back: as fast as java.util.regex gets.
    private static final Pattern TUNED = Pattern.compile("^(\\S++) (\\S++) (\\S++) \\[([^\\]]++)\\] "
            + "\"([A-Z]++) ([^ \"]++) HTTP/([0-9.]++)\" (\\d{3}) (\\d++|-) \"([^\"]*+)\" \"([^\"]*+)\"$");

    /** A log to read; empty for made-up lines. */
    @Param("")
    public String log;

    private List<Line> lines;
    private String[] texts;
    private int next;
    private AccessLines compiled;
    private AccessLines recognised;
    private LineFormat events;
    private Grok grok;
    private Parser<HttpdRecord> httpdlog;
    private final Header header = new Header(
            new Delivery("web1", "access.log", "5a", 0, 0),
            Instant.EPOCH,
            Duration.ofSeconds(1),
            Instant.EPOCH,
            Instant.EPOCH,
            "shop",
            "web1",
            "access.log");

    /** Compiles every contender and reads the log. */
    @Setup
    public void prepare() throws FormatException {
        lines = AccessLog.lines(log);
        texts = lines.stream().map(Line::text).toArray(String[]::new);
        Setting setting = new Setting(ZoneOffset.UTC, Software.APACHE, Instant.EPOCH);
        AccessFormat defined = (AccessFormat) new ApacheAccess().definedBy(COMBINED);
        compiled = defined.lines(setting);
        recognised = new ApacheAccess().lines(setting);
        events = defined.open(setting);
        GrokCompiler compiler = GrokCompiler.newInstance();
        compiler.registerDefaultPatterns();
        grok = compiler.compile("%{COMBINEDAPACHELOG}");
        httpdlog = new HttpdLoglineParser<>(HttpdRecord.class, COMBINED);
    }

    private int index() {
        next = next + 1 == texts.length ? 0 : next + 1;
        return next;
    }

    /** Compiled from the LogFormat string: validated, with status, time, sizes and the place of the path. */
    @Benchmark
    public long culpritFields() {
        return fields(compiled, lines.get(index()));
    }

    /** The same without being told the format. */
    @Benchmark
    public long culpritFieldsRecognised() {
        return fields(recognised, lines.get(index()));
    }

    static long fields(AccessLines reader, Line line) {
        int program = reader.match(line);
        if (program < 0) {
            return -1;
        }
        AccessFields fields = reader.fields(program);
        return fields.status() + fields.epochSecond() + fields.bodyBytes() + fields.pathEnd();
    }

    /** Compiled from the LogFormat string: all fields, as an event. */
    @Benchmark
    public Object culpritEvent() {
        return event(lines.get(index()));
    }

    AccessEvent event(Line line) {
        return events.read(line) instanceof ParsedLine parsed
                ? (AccessEvent) parsed.bodies().get(0).with(header)
                : null;
    }

    /** java.util.regex with all groups read. */
    @Benchmark
    public int javaRegex() {
        return regex(texts[index()]);
    }

    static int regex(String line) {
        Matcher matcher = TUNED.matcher(line);
        if (!matcher.matches()) {
            return -1;
        }
        int length = 0;
        for (int group = 1; group <= matcher.groupCount(); group++) {
            length += matcher.group(group).length();
        }
        return length;
    }

    /** java-grok with its own COMBINEDAPACHELOG. */
    @Benchmark
    public Map<String, Object> grok() {
        return grok.match(texts[index()]).capture();
    }

    /** The line that was read last. */
    Line lineRead() {
        return lines.get(next);
    }

    Map<String, Object> grokOf(Line line) {
        return grok.match(line.text()).capture();
    }

    /** httpdlog-parser with the same LogFormat. */
    @Benchmark
    public HttpdRecord httpdlogParser()
            throws DissectionFailure, InvalidDissectorException, MissingDissectorsException {
        return httpdlog.parse(new HttpdRecord(), texts[index()]);
    }
}
