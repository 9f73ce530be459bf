package io.culprit.shipper.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AddressesInTextTest {

    private static final AddressesInText MARKED = new AddressesInText(address -> Optional.of("<" + address + ">"));

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("[client 192.0.2.7:5] no", "[client <192.0.2.7>:5] no"),
                Arguments.of("client: 192.0.2.7, server: a", "client: <192.0.2.7>, server: a"),
                Arguments.of("192.0.2.7,192.0.2.8, 192.0.2.9", "<192.0.2.7>,<192.0.2.8>, <192.0.2.9>"),
                Arguments.of("from 192.0.2.7.", "from <192.0.2.7>."),
                Arguments.of("peer:192.0.2.7:443", "peer:<192.0.2.7>:443"),
                Arguments.of("/192.0.2.7:1", "/<192.0.2.7>:1"),
                Arguments.of("http://192.0.2.7/a", "http://<192.0.2.7>/a"),
                Arguments.of("/lookup/192.0.2.7", "/lookup/<192.0.2.7>"),
                Arguments.of("ip=192.0.2.7&b", "ip=<192.0.2.7>&b"),
                Arguments.of("ip=%20192.0.2.7", "ip=%20<192.0.2.7>"),
                Arguments.of("a\\n192.0.2.7", "a\\n<192.0.2.7>"),
                Arguments.of("192.0.2.7-192.0.2.9", "<192.0.2.7>-<192.0.2.9>"),
                Arguments.of("192.0.2.7.dsl.example.test", "<192.0.2.7>.dsl.example.test"),
                Arguments.of("c.192.0.2.7.example.test", "c.<192.0.2.7>.example.test"),
                Arguments.of("::ffff:192.0.2.7", "<192.0.2.7>"),
                Arguments.of("[2001:db8::7]:443", "[<2001:db8::7>]:443"),
                Arguments.of("[client 2001:db8::7:54321] no", "[client <2001:db8::7>:54321] no"),
                Arguments.of("client: 2001:DB8:0:0:0:0:0:7, ", "client: <2001:db8::7>, "),
                Arguments.of("2001:db8:1:2:3:4:5:6:443", "<2001:db8:1:2:3:4:5:6>:443"),
                Arguments.of("client:2001:db8::7", "client:<2001:db8::7>"),
                Arguments.of("fe80::1%eth0", "<fe80::1>%eth0"),
                Arguments.of("2001:db8::", "<2001:db8::>"),
                Arguments.of("[::1]", "[<::1>]"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void findsAnAddress_whateverIsAroundIt(String text, String marked) {
        assertThat(MARKED.in(text)).isEqualTo(marked);
    }

    @Test
    void leavesWhatOnlyLooksLikeOne() {
        for (String text : List.of(
                "",
                "08:04:58 21/Nov/2026:08:04:58 +0100 08:04:58.123",
                "Mozilla/5.0 (X11; Linux) Chrome/120.0.0.0 Safari/537.36",
                "curl/8.1.2.3",
                "1.2.3.4.5",
                "256.1.2.3 1.2.3",
                "v1.2.3.4",
                "std::string Foo::Bar::baz DBD::mysql",
                "00:1a:2b:3c:4d:5e",
                "fe:00:21 a:b:c",
                "mod_x.c:12: a. b: c : :")) {
            assertThat(MARKED.in(text)).isEqualTo(text).isSameAs(text);
        }
    }

    @Test
    void writesAddressesAsServersDo() {
        for (String text : List.of("192.0.2.7", "2001:db8::1", "::", "1:0:0:2::3", "2001:db8:1:2:3:4:5:6", "fe80::")) {
            assertThat(IpAddress.of(text, 0, text.length()).map(IpAddress::toString))
                    .contains(text);
        }
        for (String none :
                List.of("", "1", ":", "1.2.3", "1:2", "1:::2", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", ":1")) {
            assertThat(IpAddress.of(none, 0, none.length())).as(none).isEmpty();
        }
    }

    @Test
    void staysQuick_whateverTheTextIs() {
        for (String bit : List.of("1.", ":", "a:", "1.2.3.4", "::", "f.1", "0:0.", "%20", "/1.2.3.4")) {
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> MARKED.in(bit.repeat(50_000 / bit.length())));
        }
    }
}
