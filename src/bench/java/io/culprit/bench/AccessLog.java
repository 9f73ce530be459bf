package io.culprit.bench;

import io.culprit.shipper.format.text.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Access lines to measure with: those of a file, or made up with the lengths and the mixture that real ones have. */
final class AccessLog {

    private static final int LINES = 10_000;
    private static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ROOT);
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "curl/7.88.1",
            "-");
    private static final List<String> PATHS = List.of(
            "/",
            "/presentations/logstash-monitorama-2013/images/kibana-search.png",
            "/reset.css",
            "/images/jordan-80.png",
            "/blog/geekery/ssl-latency.html",
            "/projects/xdotool/?sort=name&order=desc&page=",
            "/api/v1/orders/",
            "/favicon.ico",
            "/articles/dynamic-dns-with-dhcp/");
    private static final List<String> REFERERS = List.of(
            "-",
            "http://www.example.test/projects/xdotool/",
            "https://www.google.com/",
            "http://www.example.test/blog/geekery/insist-on-better-logging-tools.html");

    private AccessLog() {}

    /** The lines of a file or, for an empty name, made up ones in Apache's combined format. */
    static List<Line> lines(String file) {
        return file.isEmpty() ? madeUp() : split(file);
    }

    private static List<Line> split(String file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                lines.add(new Line(bytes, from, at));
                from = at + 1;
            }
        }
        return lines;
    }

    private static List<Line> madeUp() {
        Random random = new Random(1);
        StringBuilder log = new StringBuilder();
        Instant time = Instant.parse("2026-11-21T08:00:00Z");
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            time = time.plusMillis(random.nextInt(700));
            log.append(random.nextInt(224))
                    .append('.')
                    .append(random.nextInt(256))
                    .append('.');
            log.append(random.nextInt(256)).append('.').append(random.nextInt(256));
            log.append(" - ").append(random.nextInt(20) == 0 ? "ann" : "-");
            log.append(" [").append(CLF.format(time.atOffset(ZoneOffset.UTC))).append("] \"");
            log.append(random.nextInt(12) == 0 ? "POST " : "GET ").append(any(PATHS, random));
            log.append(random.nextInt(5) == 0 ? Integer.toString(random.nextInt(100_000)) : "")
                    .append(" HTTP/1.1\" ");
            log.append(random.nextInt(15) == 0 ? "404 " : "200 ").append(random.nextInt(90_000));
            log.append(" \"")
                    .append(any(REFERERS, random))
                    .append("\" \"")
                    .append(any(AGENTS, random))
                    .append("\"\n");
            ends.add(log.length() - 1);
        }
        byte[] bytes = log.toString().getBytes(StandardCharsets.US_ASCII);
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            lines.add(new Line(bytes, from, end));
            from = end + 1;
        }
        return lines;
    }

    private static String any(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
