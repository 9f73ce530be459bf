package io.culprit.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the logs of one host and one day, the same for the same number of lines: 98 of 100 are access lines, of which a
 * tenth is stamped up to 30 s before the line above, as Apache stamps the start of requests that took long.
 *
 * <p>It prints what a reader must count, as JSON.
 */
public final class ReplayCorpus {

    private static final Instant DAY = Instant.parse("2026-11-20T00:00:00Z");
    private static final int SECONDS = 86_400;
    private static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ERROR = DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss", Locale.ROOT);
    private static final List<String> PATHS = List.of(
            "/",
            "/presentations/logstash-monitorama-2013/images/kibana-search.png",
            "/reset.css",
            "/images/jordan-80.png",
            "/blog/geekery/ssl-latency.html",
            "/projects/xdotool/?sort=name&order=desc&page=2",
            "/api/v1/orders/17",
            "/favicon.ico",
            "/articles/dynamic-dns-with-dhcp/");
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "curl/7.88.1",
            "-");
    private static final List<String> REFERERS = List.of(
            "-",
            "http://www.example.test/projects/xdotool/",
            "https://www.google.com/",
            "http://www.example.test/blog/geekery/insist-on-better-logging-tools.html");
    private static final int[] STATUSES = {
        200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 304, 304, 301, 404, 404, 403
    };

    private final Random random = new Random(1);
    private final SortedMap<Integer, Long> requests = new TreeMap<>();
    private final long lines;
    private final StringBuilder line = new StringBuilder(400);
    private int stampSecond = -1;
    private String stamp = "";
    private long access;
    private long errors;
    private long packages;
    private long bytes;

    private ReplayCorpus(long lines) {
        this.lines = lines;
    }

    /** @param arguments number of lines, and the folder to write to */
    public static void main(String[] arguments) throws IOException {
        new ReplayCorpus(Long.parseLong(arguments[0])).write(Path.of(arguments[1]));
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("apache2"));
        try (OutputStream accessLog = log(folder, "apache2/access.log");
                OutputStream errorLog = log(folder, "apache2/error.log");
                OutputStream packageLog = log(folder, "dpkg.log")) {
            for (long i = 0; i < lines; i++) {
                int second = (int) (i * SECONDS / lines);
                int kind = random.nextInt(10_000);
                if (kind < 9_800) {
                    put(accessLog, accessLine(second));
                    access++;
                } else if (kind < 9_999) {
                    put(errorLog, errorLine(second));
                    errors++;
                } else {
                    put(packageLog, packageLine(second));
                    packages++;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "{\"requests_by_status\":{%s},\"lines\":{\"apache.access\":%d,\"apache.error\":%d,\"packages.dpkg\":%d},\"bytes\":%d}%n",
                requests.entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                        .reduce((one, other) -> one + "," + other)
                        .orElse(""),
                access,
                errors,
                packages,
                bytes);
    }

    private static OutputStream log(Path folder, String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 20);
    }

    private void put(OutputStream out, StringBuilder text) throws IOException {
        byte[] encoded = text.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
        out.write(encoded);
        bytes += encoded.length;
    }

    private StringBuilder accessLine(int second) {
        int stamped = random.nextInt(10) == 0 ? Math.max(0, second - random.nextInt(30)) : second;
        int status = random.nextInt(2_000) == 0 ? 500 : STATUSES[random.nextInt(STATUSES.length)];
        requests.merge(status, 1L, Long::sum);
        line.setLength(0);
        line.append("198.51.").append(random.nextInt(256)).append('.').append(random.nextInt(256));
        line.append(random.nextInt(20) == 0 ? " - ann [" : " - - [")
                .append(clf(stamped))
                .append(" +0000] \"");
        line.append(random.nextInt(12) == 0 ? "POST " : "GET ")
                .append(any(PATHS))
                .append(" HTTP/1.1\" ");
        line.append(status).append(' ').append(random.nextInt(90_000));
        return line.append(" \"")
                .append(any(REFERERS))
                .append("\" \"")
                .append(any(AGENTS))
                .append('"');
    }

    /** A late stamp is made anew; most lines have that of the line before. */
    private String clf(int second) {
        if (second != stampSecond) {
            stampSecond = second;
            stamp = CLF.format(DAY.plusSeconds(second).atOffset(ZoneOffset.UTC));
        }
        return stamp;
    }

    private StringBuilder errorLine(int second) {
        line.setLength(0);
        line.append('[').append(ERROR.format(DAY.plusSeconds(second).atOffset(ZoneOffset.UTC)));
        line.append(String.format(Locale.ROOT, ".%06d 2026] ", random.nextInt(1_000_000)));
        String message = random.nextInt(3) == 0
                ? "AH01630: client denied by server configuration: /srv/www/private/" + random.nextInt(1_000)
                : "AH00128: File does not exist: /srv/www/img/" + random.nextInt(100_000) + ".png";
        line.append("[core:info] [pid ").append(1_000 + random.nextInt(64)).append(":tid 140234]");
        return line.append(" [client 198.51.100.")
                .append(random.nextInt(256))
                .append(":40112] ")
                .append(message);
    }

    private StringBuilder packageLine(int second) {
        line.setLength(0);
        line.append(DAY.plusSeconds(second).toString().replace('T', ' ').replace("Z", ""));
        return line.append(" status installed fonts-example-")
                .append(random.nextInt(500))
                .append(":all 1.4-1");
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
