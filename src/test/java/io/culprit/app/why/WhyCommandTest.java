package io.culprit.app.why;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.app.cli.CommandRun;
import io.culprit.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user says at 14:03 that an upload failed: a daemon process was recycled and cut it. */
class WhyCommandTest {

    private static final String UPLOAD = "192.0.2.7 - - [21/Nov/2026:14:03:11 +0100] \"POST /uploads HTTP/1.1\" 500 571"
            + " \"-\" \"curl/7.88.1\" rt=11.130 uct=0.001 urt=11.130 us=500 id=23fd1b52424269f4640c31b2c318de5a";
    private static final String NGINX = """
            192.0.2.9 - - [21/Nov/2026:14:02:00 +0100] "GET / HTTP/1.1" 200 715 "-" "curl/7.88.1" rt=0.020 uct=0.001 urt=0.020 us=200 id=e172177ab67bd99ba86e10f97cf66b69
            192.0.2.9 - - [21/Nov/2026:14:03:05 +0100] "POST /uploads HTTP/1.1" 200 715 "-" "curl/7.88.1" rt=2.020 uct=0.001 urt=2.020 us=200 id=aaaa177ab67bd99ba86e10f97cf66b69
            %s
            192.0.2.9 - - [21/Nov/2026:14:20:00 +0100] "GET /about HTTP/1.1" 200 715 "-" "curl/7.88.1" rt=0.020 uct=0.001 urt=0.020 us=200 id=bbbb177ab67bd99ba86e10f97cf66b69
            """.formatted(UPLOAD);
    private static final String APACHE = """
            192.0.2.9 - - [21/Nov/2026:14:02:00 +0100] "GET / HTTP/1.0" 200 895 "-" "curl/7.88.1"
            192.0.2.9 - - [21/Nov/2026:14:03:03 +0100] "POST /uploads HTTP/1.0" 200 895 "-" "curl/7.88.1"
            192.0.2.7 - - [21/Nov/2026:14:03:00 +0100] "POST /uploads HTTP/1.0" 500 790 "-" "curl/7.88.1"
            192.0.2.9 - - [21/Nov/2026:14:20:00 +0100] "GET /about HTTP/1.0" 200 895 "-" "curl/7.88.1"
            """;
    private static final String ERRORS = """
            [Sat Nov 21 14:02:00.000000 2026] [wsgi:info] [pid 11:tid 7] mod_wsgi (pid=11): Starting process 'deploy' with uid=33, gid=33 and threads=5.
            [Sat Nov 21 14:03:06.000000 2026] [wsgi:info] [pid 11:tid 7] mod_wsgi (pid=11): Maximum requests reached, triggering immediate shutdown 'deploy'.
            [Sat Nov 21 14:03:11.000000 2026] [wsgi:info] [pid 11:tid 7] mod_wsgi (pid=11): Aborting process 'deploy'.
            [Sat Nov 21 14:03:11.002000 2026] [wsgi:error] [pid 3:tid 4] [client 192.0.2.7:0] Truncated or oversized response headers received from daemon process 'deploy': /srv/www/deploy.wsgi
            [Sat Nov 21 14:20:00.000000 2026] [core:notice] [pid 2:tid 2] AH00094: Command line: '/usr/sbin/apache2'
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void logs() throws IOException {
        write("nginx", "access.log", NGINX);
        write("apache", "access.log", APACHE);
        write("apache", "error.log", ERRORS);
    }

    private void write(String server, String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(server));
        Files.writeString(folder.resolve(server).resolve(name), text);
    }

    @Test
    void joinsBothServersLines_andNamesTheIncident_byTimeAndUrl() throws IOException {
        JsonNode found = ask("--at", "14:03", "--url", "/uploads");

        JsonNode taken = found.path("requests").path(0);
        assertThat(taken.path("taken").asBoolean()).isTrue();
        assertThat(taken.path("lines").findValuesAsText("server")).containsExactly("nginx", "apache");
        assertThat(taken.path("lines").path(0).path("text").asText()).isEqualTo(UPLOAD);
        assertThat(taken.path("lines").path(0).path("duration_s").asDouble()).isEqualTo(11.13);
        assertThat(taken.path("lines").path(1).path("time").asText()).isEqualTo("2026-11-21T13:03:00Z");
        assertThat(taken.path("lines").path(1).path("status").asInt()).isEqualTo(500);
        assertThat(found.path("requests").path(1).path("fate").asText()).isEqualTo("served");
        assertThat(found.path("tie").asText()).isEqualTo("names_it");
        assertThat(found.path("incident").path("pattern").asText()).isEqualTo("daemon-recycling");
        assertThat(found.path("incident").path("culprit").path("name").asText()).isEqualTo("deploy");
    }

    @Test
    void findsTheRequest_byIdentifierAlone() throws IOException {
        JsonNode found = ask("--request-id", "23fd1b52424269f4640c31b2c318de5a");

        assertThat(found.path("fitting").asInt()).isEqualTo(1);
        assertThat(found.path("requests").path(0).path("lines")).hasSize(2);
        assertThat(found.path("incident").path("pattern").asText()).isEqualTo("daemon-recycling");
    }

    @Test
    void findsTheRequest_byClient_withinTheTimeAllowed() throws IOException {
        assertThat(ask("--at", "14:01", "--client", "192.0.2.7").path("fitting").asInt())
                .isZero();
        assertThat(ask("--at", "14:01", "--client", "192.0.2.7", "--within", "3m")
                        .path("requests")
                        .path(0)
                        .path("lines"))
                .hasSize(2);
    }

    @Test
    void saysThatNothingIsKnown_andWhatWasHeard_whenTheRequestWasServed() throws IOException {
        JsonNode found = ask("--at", "14:20", "--url", "/about");

        assertThat(found.has("incident")).isFalse();
        assertThat(found.path("coverage").findValuesAsText("state")).containsOnly("heard");
        assertThat(run("--at", "14:20", "--url", "/about").out())
                .contains("NOTHING KNOWN  explains it: as far as the logs tell it did not fail");
    }

    @Test
    void tellsSilenceFromWhatNoLogCovers_whenThereIsNoSuchRequest() throws IOException {
        write(
                "nginx",
                "error.log",
                "2026/11/21 14:19:58 [error] 7#7: *9 open() \"/srv/x\" failed, client: 192.0.2.9\n");
        CommandRun run = run("--at", "14:10", "--url", "/uploads");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("NO REQUEST", "NOTHING KNOWN", "silent     nginx/access.log", "outside    nginx/error.log");
    }

    @Test
    void quotesTheLine_whenItsFileIsCompressed_andWhateverItHolds() throws IOException {
        Path plain = folder.resolve("nginx/access.log");
        String hostile = NGINX.replace("curl/7.88.1\" rt=11.130", "\u001b[2Jcurl\" rt=11.130");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("nginx/access.log.1.gz")))) {
            out.write(hostile.getBytes(StandardCharsets.UTF_8));
        }
        Files.delete(plain);
        CommandRun run = run("--at", "14:03:11", "--url", "/uploads");

        assertThat(run.out()).contains("\\e[2Jcurl\" rt=11.130").doesNotContain("\u001b");
    }

    @Test
    void refusesToGuessWhen() {
        assertThat(run("--url", "/uploads").code()).isEqualTo(2);
        assertThat(run("--at", "noon").err()).contains("'noon' is no time");
        assertThat(run("--at", "noon").code()).isEqualTo(2);
    }

    private CommandRun run(String... question) {
        String[] arguments = new String[question.length + 2];
        arguments[0] = "why";
        System.arraycopy(question, 0, arguments, 1, question.length);
        arguments[question.length + 1] = folder.toString();
        return CommandRun.of(arguments);
    }

    private JsonNode ask(String... question) throws IOException {
        String[] json = new String[question.length + 1];
        json[0] = "--json";
        System.arraycopy(question, 0, json, 1, question.length);
        CommandRun run = run(json);
        assertThat(run.code()).as(run.err()).isZero();
        return Json.mapper().readTree(run.out());
    }
}
