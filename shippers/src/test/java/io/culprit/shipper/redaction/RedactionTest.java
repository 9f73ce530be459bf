package io.culprit.shipper.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.AccessEvent;
import io.culprit.event.ChangeEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatChoice;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Parsing;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionTest {

    private static final String LINE =
            "192.0.2.77 - ann [21/Nov/2026:08:04:58 +0100] \"GET /a?token=s&b=2 HTTP/1.1\" 200 5 \"https://www.example.test/?token=t\" \"Chrome/120.0.0.0\"";
    private static final String ERROR =
            "2026/11/21 08:04:58 [error] 7#7: *1 connect() to 192.0.2.5:80 failed (111: Connection refused) while connecting to upstream, client: 192.0.2.77, server: a.example.test, request: \"GET /a?token=s HTTP/1.1\", upstream: \"http://192.0.2.5:80/a?token=s\", host: \"a.example.test\"";

    @TempDir
    Path state;

    private Redaction redaction(ClientAddress address, UserName user) throws IOException {
        return new RedactionSettings(
                        address,
                        user,
                        Optional.empty(),
                        List.of("token"),
                        List.of("Cookie", "authorization", "x_api_*"))
                .open(state);
    }

    private static <E extends Event> E read(String format, String line, Class<E> type) throws FormatException {
        return Parsing.event(FormatChoice.of(format), line, type);
    }

    @Test
    void truncatesTheClient_andTakesParametersOutOfEveryAddress() throws IOException, FormatException {
        Redaction redaction = redaction(ClientAddress.TRUNCATE, UserName.DROP);

        AccessEvent event = (AccessEvent) redaction.of(read("apache.access", LINE, AccessEvent.class));

        assertThat(event.clientAddress()).isEqualTo("192.0.2.0");
        assertThat(event.user()).isEmpty();
        assertThat(event.query()).isEqualTo("token=REDACTED&b=2");
        assertThat(event.referer()).isEqualTo("https://www.example.test/?token=REDACTED");
        assertThat(event.userAgent()).isEqualTo("Chrome/120.0.0.0");
        assertThat(event.path()).isEqualTo("/a");
    }

    @Test
    void hashesAlikeWhatIsAlike_inFieldsAndInWords() throws IOException, FormatException {
        Redaction redaction = redaction(ClientAddress.HASH, UserName.HASH);

        AccessEvent access = (AccessEvent) redaction.of(read("apache.access", LINE, AccessEvent.class));
        ErrorEvent error = (ErrorEvent) redaction.of(read("nginx.error", ERROR, ErrorEvent.class));

        assertThat(access.clientAddress()).matches("client-[0-9a-f]{16}").isEqualTo(error.clientAddress());
        assertThat(access.user()).matches("user-[0-9a-f]{16}");
        assertThat(error.original()).contains("client: " + access.clientAddress() + ",");
    }

    @Test
    void leavesAddressesOfServers_withoutWhichNobodyKnowsWhichFailed() throws IOException, FormatException {
        ErrorEvent event = (ErrorEvent)
                redaction(ClientAddress.TRUNCATE, UserName.KEEP).of(read("nginx.error", ERROR, ErrorEvent.class));

        assertThat(event.original())
                .contains(
                        "connect() to 192.0.2.5:80 failed",
                        "client: 192.0.2.0,",
                        "upstream: \"http://192.0.2.5:80/a?token=REDACTED\"");
        assertThat(event.clientAddress()).isEqualTo("192.0.2.0");
    }

    @Test
    void keepsItsKeyForLater_forItsOwnersEyesOnly() throws IOException, FormatException {
        String before = client(redaction(ClientAddress.HASH, UserName.KEEP));
        String after = client(redaction(ClientAddress.HASH, UserName.KEEP));

        assertThat(after).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("redaction.key"))))
                .isEqualTo("rw-------");
        Files.delete(state.resolve("redaction.key"));
        assertThat(client(redaction(ClientAddress.HASH, UserName.KEEP))).isNotEqualTo(before);
        assertThat(state).isDirectoryNotContaining(file -> file.toString().endsWith(".next"));
    }

    private static String client(Redaction redaction) throws FormatException {
        return ((AccessEvent) redaction.of(read("apache.access", LINE, AccessEvent.class))).clientAddress();
    }

    @Test
    void takesTheKeyThatIsGiven_andRefusesOneThatIsTooShort() throws IOException {
        Path file = Files.writeString(state.resolve("key"), "short");
        RedactionSettings settings =
                new RedactionSettings(ClientAddress.HASH, UserName.KEEP, Optional.of(file), List.of(), List.of());

        assertThatThrownBy(() -> settings.open(state)).hasMessageContaining("less than 16 bytes");
        Files.writeString(file, "0123456789abcdef0123456789abcdef");
        assertThat(settings.open(state)).isNotSameAs(Redaction.NONE);
        assertThat(state.resolve("redaction.key")).doesNotExist();
    }

    @Test
    void doesNothing_unlessTold() throws IOException {
        assertThat(RedactionSettings.NONE.open(state)).isSameAs(Redaction.NONE);
    }

    @Test
    void cutsNamesOfClientsToTheirNetworks() {
        Addresses addresses = new Addresses(ClientAddress.TRUNCATE, Optional.empty());

        assertThat(addresses.client("host-77.dsl.example.test")).isEqualTo("*.example.test");
        assertThat(addresses.client("192.0.2.77, 198.51.100.9")).isEqualTo("192.0.2.0, 198.51.100.0");
        assertThat(addresses.client("2001:db8:1:2::3")).isEqualTo("2001:db8:1::");
        for (String kept : List.of("", "-", "127.0.0.1", "::1", "unix:", "localhost", "unknown")) {
            assertThat(addresses.client(kept)).isEqualTo(kept);
        }
    }

    @Test
    void takesHeadersOut_whereverTheyAreNamed() {
        Headers headers = new Headers(List.of("Cookie", "authorization", "x_api_*"));

        assertThat(List.of(
                        "http.request.header.cookie",
                        "http.request.header.Authorization",
                        "http.request.cookie.sid",
                        "http.request.header.x-api-key",
                        "http.request.header.x_api_key"))
                .allMatch(headers::hold);
        assertThat(List.of("http.request.header.host", "url.path", "user_agent.original"))
                .noneMatch(headers::hold);
        assertThat(headers.inText("Cookie: a=b; c=d\nHost: x")).isEqualTo("Cookie: REDACTED\nHost: x");
        assertThat(headers.inText("{\"Cookie\":\"a=b\",\"x\":1}")).isEqualTo("{\"Cookie\":\"REDACTED\",\"x\":1}");
        assertThat(headers.inText("{\"Cookie\":[\"a=b\"],\"x\":1}")).isEqualTo("{\"Cookie\":[\"REDACTED\"],\"x\":1}");
        assertThat(headers.inText("http_x_api_key=abc")).isEqualTo("http_x_api_key=REDACTED");
        assertThat(headers.inText("sent Bearer abcdef.ghi now")).isEqualTo("sent Bearer REDACTED now");
        assertThat(headers.inUnknown("\"sid=abc; b=\\\"c\\\"\"")).doesNotContain("abc");
    }

    @Test
    void takesUsersOut_whereServersTellOfThem() throws IOException, FormatException {
        Redaction redaction = redaction(ClientAddress.KEEP, UserName.DROP);
        String apache =
                "[Sat Nov 21 08:04:58.123456 2026] [auth_basic:error] [pid 7:tid 8] [client 192.0.2.7:5] AH01617: user ann: authentication failure for \"/x\": Password Mismatch";
        String nginx =
                "2026/11/21 08:04:58 [error] 7#7: *1 user \"ann\" was not found in \"/etc/htpasswd\", client: 192.0.2.7, server: a, request: \"GET / HTTP/1.1\", host: \"a\"";

        assertThat(((ErrorEvent) redaction.of(read("apache.error", apache, ErrorEvent.class))).original())
                .contains("user -: authentication failure");
        assertThat(((ErrorEvent) redaction.of(read("nginx.error", nginx, ErrorEvent.class))).message())
                .contains("user \"-\" was not found");
        DeadLetter letter = new DeadLetter(
                DeadLetter.Stage.PARSE,
                DeadLetter.Reason.UNRECOGNISED,
                "",
                "h",
                "f",
                0,
                "192.0.2.7 - ann [21/Nov/2026:08 x");
        assertThat(redaction.of(letter).text()).isEqualTo("192.0.2.7 - - [21/Nov/2026:08 x");
    }

    @Test
    void leavesAnEventAlone_inWhichNothingIsToBeTakenOut() throws IOException, FormatException {
        Redaction redaction = redaction(ClientAddress.TRUNCATE, UserName.DROP);
        AccessEvent plain = read(
                "apache.access",
                LINE.replace("192.0.2.77", "127.0.0.1").replace("ann", "-").replace("token", "t"),
                AccessEvent.class);

        assertThat(redaction.of(plain)).isSameAs(plain);
        for (Format format : Formats.all()) {
            for (String sample : format.samples()) {
                Parsing.events(format.open(Parsing.UTC), sample).stream()
                        .filter(ChangeEvent.class::isInstance)
                        .forEach(change -> assertThat(redaction.of(change)).isSameAs(change));
            }
        }
    }
}
