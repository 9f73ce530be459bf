package io.culprit.app.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The logs of a host on which a new module makes Apache crash, stamped by the host's clock. */
final class CrashingHost {

    private static final String COMMON = "dd/MMM/yyyy:HH:mm:ss Z";
    private static final String CTIME = "EEE MMM dd HH:mm:ss.SSSSSS yyyy";
    private static final String DPKG = "yyyy-MM-dd HH:mm:ss";
    private static final String CHILD =
            "[core:notice] [pid 7:tid 7] AH00052: child pid %d exit signal Segmentation fault (11)";
    private static final String MPM = "[mpm_event:notice] [pid 7:tid 7] %s";

    private final Path folder;
    private final Clock clock;
    private Instant last = Instant.EPOCH;
    private int requests;

    CrashingHost(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
    }

    Path folder() {
        return folder;
    }

    /** A few requests. */
    void serve() throws IOException {
        for (int i = 0; i < 5; i++) {
            access(clock.instant());
        }
    }

    /** A line in each log that is ahead of all clocks. */
    void inTheYear2099() throws IOException {
        Instant far = Instant.parse("2099-01-01T00:00:00Z");
        access(far);
        error(far, "[core:notice] [pid 7:tid 7] AH00094: Command line: '/usr/sbin/apache2'");
        write("dpkg.log", stamp(far, DPKG) + " status installed tzdata:all 2099a-1");
    }

    /** A package with a module comes, a reload loads it, and every child dies. */
    void crash() throws IOException {
        String installed = stamp(next(), DPKG);
        for (String line : new String[] {
            "startup archives unpack",
            "install libapache2-mod-reqmeter:amd64 <none> 1.4-1",
            "status half-configured libapache2-mod-reqmeter:amd64 1.4-1",
            "status installed libapache2-mod-reqmeter:amd64 1.4-1"
        }) {
            write("dpkg.log", installed + " " + line);
        }
        error(next(), MPM.formatted("AH00493: SIGUSR1 received.  Doing graceful restart"));
        for (int child = 0; child < 4; child++) {
            error(next(), CHILD.formatted(30_028 + child));
        }
    }

    /** A full stop and start, which mends it. */
    void startAnew() throws IOException {
        error(next(), MPM.formatted("AH00491: caught SIGTERM, shutting down"));
        error(
                next(),
                MPM.formatted("AH00489: Apache/2.4.71 (Debian) mod_wsgi/4.9.4 Python/3.11 configured -- resuming normal"
                        + " operations"));
    }

    /** When the next thing happens: now, or a second after the one before, whichever is later; nobody waits for it. */
    private Instant next() {
        Instant now = clock.instant();
        Instant after = last.plusSeconds(1);
        last = after.isAfter(now) ? after : now;
        return last;
    }

    private void access(Instant at) throws IOException {
        write(
                "access.log",
                "192.0.2.1 - - [" + stamp(at, COMMON) + "] \"GET /" + requests++ + " HTTP/1.1\" 200 5 \"-\" \"curl\"");
    }

    private void error(Instant at, String text) throws IOException {
        write("error.log", "[" + stamp(at, CTIME) + "] " + text);
    }

    private static String stamp(Instant at, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at.atOffset(ZoneOffset.UTC));
    }

    private void write(String file, String line) throws IOException {
        Files.write(
                folder.resolve(file),
                (line + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
