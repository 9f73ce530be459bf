package io.culprit.app.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What a host with nginx before Apache writes, line by line, at the time that the story has reached. */
final class WebHost {

    /** A log: its file, its format, and what stands in it before the story begins. */
    private record Log(String file, String format, String begin) {

        String setting(Path folder) {
            return "  - {paths: '" + folder.resolve(file) + "', format: " + format + "}";
        }
    }

    private static final String COMMON = "dd/MMM/yyyy:HH:mm:ss Z";
    private static final String CTIME = "EEE MMM dd HH:mm:ss.SSSSSS yyyy";
    private static final String DPKG = "yyyy-MM-dd HH:mm:ss";
    private static final String NGINX = "yyyy/MM/dd HH:mm:ss";

    private static final Log APACHE = new Log("apache-error.log", "apache.error", "");
    private static final Log APACHE_ACCESS = new Log("apache-access.log", "apache.access", "");
    private static final Log CONSOLE = new Log("console.log", "apache.console", "");
    private static final Log NGINX_ERROR = new Log("nginx-error.log", "nginx.error", "");
    private static final Log NGINX_ACCESS = new Log("nginx-access.log", "nginx.access", "");
    private static final Log PACKAGES = new Log("dpkg.log", "packages.dpkg", "");
    private static final Log CHECKS =
            new Log("checks.csv", "http-probe", "epoch_ms,url,outcome,status,latency_ms,error\n");
    private static final Log SOCKETS = new Log("sockets.jsonl", "capture.server", "");
    private static final Log LOCKS = new Log("locks.jsonl", "capture.host", "");
    private static final List<Log> LOGS =
            List.of(APACHE, APACHE_ACCESS, CONSOLE, NGINX_ERROR, NGINX_ACCESS, PACKAGES, CHECKS, SOCKETS, LOCKS);

    private final Path folder;
    private Instant now;
    private int requests;

    /** All logs are there from the beginning: a log that is found later is vouched for only from then on. */
    WebHost(Path folder, Instant start) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.now = start;
        for (Log log : LOGS) {
            Files.writeString(folder.resolve(log.file()), log.begin());
        }
    }

    /** The entries of {@code logs} in a shipper's settings. */
    String settings() {
        return String.join("\n", LOGS.stream().map(log -> log.setting(folder)).toList());
    }

    void at(Instant time) {
        now = time;
    }

    /** A line of Apache's error log. */
    WebHost apache(String module, String message) {
        return apache(module, 7, message);
    }

    /** A line of Apache's error log that one of its processes wrote. */
    WebHost apache(String module, int pid, String message) {
        String head = "[" + stamp(CTIME) + "] [" + module + ":info] [pid " + pid + ":tid " + pid + "] ";
        return write(APACHE, head + message);
    }

    /** What {@code apachectl} told on the terminal. */
    WebHost console(String text) {
        return write(CONSOLE, now.toEpochMilli() + " " + text);
    }

    /** Requests that Apache answered. */
    WebHost served(int count, int status) {
        return requests(APACHE_ACCESS, count, status);
    }

    /** Requests that nginx answered, of itself or with what it got. */
    WebHost proxied(int count, int status) {
        return requests(NGINX_ACCESS, count, status);
    }

    /** A line of nginx's error log about the server behind it. */
    WebHost upstream(String message) {
        return write(
                NGINX_ERROR,
                stamp(NGINX) + " [error] 21#21: *" + requests++ + " " + message
                        + ", client: 192.0.2.1, server: www.example.test, request: \"GET / HTTP/1.1\", upstream:"
                        + " \"http://127.0.0.1:8080/\", host: \"www.example.test\"");
    }

    /** A package that was installed for the first time. */
    WebHost installed(String name, String version) {
        String tail = " " + name + ":amd64 " + version;
        return write(PACKAGES, stamp(DPKG) + " install " + name + ":amd64 <none> " + version)
                .write(PACKAGES, stamp(DPKG) + " status half-configured" + tail)
                .write(PACKAGES, stamp(DPKG) + " status installed" + tail);
    }

    /** A package that was removed, its configuration left. */
    WebHost removed(String name, String version) {
        String tail = " " + name + ":amd64 " + version;
        return write(PACKAGES, stamp(DPKG) + " remove" + tail + " <none>")
                .write(PACKAGES, stamp(DPKG) + " status half-installed" + tail)
                .write(PACKAGES, stamp(DPKG) + " status config-files" + tail);
    }

    /** The result of a check from outside. */
    WebHost checked(String outcome, int status) {
        return write(CHECKS, now.toEpochMilli() + ",http://www.example.test/," + outcome + "," + status + ",40,");
    }

    /** What the sockets probe saw: so many connections to a port whose clients have gone. */
    WebHost closeWait(int port, int sockets) {
        StringBuilder listing = new StringBuilder(
                "State      Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\\nLISTEN     0      60    "
                        + "     127.0.0.1:" + port + "      0.0.0.0:*\\n");
        for (int socket = 0; socket < sockets; socket++) {
            listing.append("CLOSE-WAIT 1      0          127.0.0.1:")
                    .append(port)
                    .append("    127.0.0.1:")
                    .append(35_000 + socket)
                    .append("\\n");
        }
        return capture(SOCKETS, "ss", "ss -tan", listing.toString());
    }

    /** What the locks probe saw: processes that wait for a lock, and who holds it. */
    WebHost lockWaited(String file, int holder, int waiters) {
        return capture(
                LOCKS,
                "lock_waits",
                "/proc/locks",
                "lock.file: " + file + "\\nlock.inode: fe:00:21\\nlock.waiters: " + waiters + "\\nprocess.pid: "
                        + holder + "\\n");
    }

    private WebHost capture(Log log, String kind, String command, String escaped) {
        return write(
                log,
                "{\"ts_ms\":" + now.toEpochMilli() + ",\"kind\":\"" + kind + "\",\"cmd\":\"" + command + "\",\"raw\":\""
                        + escaped + "\"}");
    }

    private WebHost requests(Log log, int count, int status) {
        for (int i = 0; i < count; i++) {
            write(
                    log,
                    "192.0.2.1 - - [" + stamp(COMMON) + "] \"GET /page/" + requests++ + " HTTP/1.1\" " + status
                            + " 512 \"-\" \"curl\"");
        }
        return this;
    }

    private String stamp(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(now.atOffset(ZoneOffset.UTC));
    }

    private WebHost write(Log log, String line) {
        try {
            Files.writeString(
                    folder.resolve(log.file()), line + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
