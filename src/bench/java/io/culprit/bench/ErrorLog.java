package io.culprit.bench;

import io.culprit.shipper.format.text.Line;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Error lines of Apache 2.4, made up with the texts that servers write. */
final class ErrorLog {

    private static final int LINES = 10_000;
    private static final DateTimeFormatter CTIME =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss.SSSSSS yyyy", Locale.ENGLISH);

    /** Texts by which the built-in signals of Apache and mod_wsgi are told. */
    static final List<String> SIGNATURES = List.of(
            "configured -- resuming normal operations",
            "SIGUSR1 received.  Doing graceful restart",
            "Graceful restart requested, doing restart",
            "SIGHUP received.  Attempting to restart",
            "caught SIGTERM, shutting down",
            "exit signal",
            "Configuration Failed, exiting",
            "Syntax error on line",
            "Cannot load ",
            "Starting process '",
            "Shutdown requested '",
            "Maximum requests reached",
            "borting process '",
            "Exiting process '",
            "Truncated or oversized response headers received from daemon process '",
            "closed connection before sending complete response headers",
            "Failed to proxy response from daemon",
            "Premature end of script headers: ",
            "request time limit exceeded",
            "deadlock timer expired",
            "Force restart of process '");

    private static final List<String> QUIET = List.of(
            "[authz_core:error] [pid %d:tid %d] [client 192.0.2.%d:51544] AH01630: client denied by server configuration:"
                    + " /srv/www/private/.htaccess",
            "[core:info] [pid %d:tid %d] [client 198.51.100.%d:40022] AH00128: File does not exist: /srv/www/html/robots.txt",
            "[wsgi:error] [pid %d:tid %d] [client 192.0.2.%d:51544] WARNING:shop.orders:retrying payment gateway",
            "[ssl:info] [pid %d:tid %d] [client 203.0.113.%d:38122] AH01964: Connection to child 66 established (server"
                    + " www.example.test:443)",
            "[proxy:error] [pid %d:tid %d] (111)Connection refused: AH00957: HTTP: attempt to connect to 127.0.0.1:8%d"
                    + " (localhost) failed");
    private static final List<String> LOUD = List.of(
            "[core:notice] [pid %d:tid %d] AH00052: child pid 3%d exit signal Segmentation fault (11)",
            "[wsgi:info] [pid %d:tid %d] mod_wsgi (pid=29%d): Maximum requests reached, triggering immediate shutdown 'deploy'.",
            "[wsgi:error] [pid %d:tid %d] [client 192.0.2.%d:51544] Truncated or oversized response headers received from"
                    + " daemon process 'deploy': /srv/www/deploy.wsgi, referer: http://www.example.test/",
            "[mpm_event:notice] [pid %d:tid %d] AH00493: SIGUSR1 received.  Doing graceful restart%d");

    private ErrorLog() {}

    /** Lines that carry no signature. */
    static List<Line> quiet() {
        return lines(QUIET);
    }

    /** Lines that carry one. */
    static List<Line> loud() {
        return lines(LOUD);
    }

    private static List<Line> lines(List<String> texts) {
        Random random = new Random(1);
        Instant time = Instant.parse("2026-11-21T08:00:00.000001Z");
        List<Line> lines = new ArrayList<>();
        StringBuilder log = new StringBuilder();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            time = time.plusNanos(random.nextInt(500_000) * 1_000L);
            log.append('[').append(CTIME.format(time.atOffset(ZoneOffset.UTC))).append("] ");
            log.append(texts.get(random.nextInt(texts.size()))
                    .formatted(1_000 + random.nextInt(30_000), 100_000 + random.nextInt(900_000), random.nextInt(250)));
            log.append('\n');
            ends.add(log.length() - 1);
        }
        byte[] bytes = log.toString().getBytes(StandardCharsets.US_ASCII);
        int from = 0;
        for (int end : ends) {
            lines.add(new Line(bytes, from, end));
            from = end + 1;
        }
        return lines;
    }
}
