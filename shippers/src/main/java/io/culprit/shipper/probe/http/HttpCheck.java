package io.culprit.shipper.probe.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.culprit.shipper.probe.SettingProblems;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * One page to check, and what it should answer.
 *
 * @param url its address; user and password in it are sent as basic authentication and never told
 * @param method the method, GET unless given
 * @param headers further headers
 * @param expectedStatus statuses that are well, each a number or a range, as {@code 200-399}, which is the default
 * @param expectedContent a text that must stand in the first mebibyte of the body, empty for any; the source of a PHP script
 *     ({@code <?php}) is no answer unless it holds that
 * @param connectTimeout how long a name, a connection and the handshake of TLS may take each, 5 s unless given
 * @param readTimeout how long the server may be silent, 10 s unless given
 * @param totalTimeout how long all may take, 30 s unless given
 * @param followRedirects whether to follow redirects, as visitors do, true unless given
 * @param insecure whether any certificate will do
 */
public record HttpCheck(
        String url,
        String method,
        Map<String, String> headers,
        @JsonProperty("expected_status") List<String> expectedStatus,
        @JsonProperty("expected_content") String expectedContent,
        @JsonProperty("connect_timeout") Duration connectTimeout,
        @JsonProperty("read_timeout") Duration readTimeout,
        @JsonProperty("total_timeout") Duration totalTimeout,
        @JsonProperty("follow_redirects") Boolean followRedirects,
        Boolean insecure) {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final Duration LEAST = Duration.ofMillis(10);
    private static final Duration MOST = Duration.ofMinutes(5);

    public HttpCheck {
        url = Objects.requireNonNullElse(url, "").strip();
        method = Objects.requireNonNullElse(method, "GET").toUpperCase(Locale.ROOT);
        headers = Map.copyOf(Objects.requireNonNullElse(headers, Map.of()));
        expectedStatus =
                expectedStatus == null || expectedStatus.isEmpty() ? List.of("200-399") : List.copyOf(expectedStatus);
        expectedContent = Objects.requireNonNullElse(expectedContent, "");
        connectTimeout = Objects.requireNonNullElse(connectTimeout, Duration.ofSeconds(5));
        readTimeout = Objects.requireNonNullElse(readTimeout, Duration.ofSeconds(10));
        totalTimeout = Objects.requireNonNullElse(totalTimeout, Duration.ofSeconds(30));
        followRedirects = Objects.requireNonNullElse(followRedirects, true);
        insecure = Objects.requireNonNullElse(insecure, false);
        SettingProblems problems = new SettingProblems()
                .require(
                        HttpAddress.of(url).isPresent(),
                        "url",
                        "\"" + url + "\" is not the address of a page: write it as https://www.example.org/login")
                .require(
                        method.matches("[A-Z]{1,20}") && !method.equals("CONNECT"),
                        "method",
                        "\"" + method + "\" is not a method: use GET, HEAD or POST")
                .within("connect_timeout", connectTimeout, LEAST, MOST)
                .within("read_timeout", readTimeout, LEAST, MOST)
                .within("total_timeout", totalTimeout, LEAST, MOST);
        for (String status : expectedStatus) {
            problems.require(
                    StatusRange.of(status).isPresent(),
                    "expected_status",
                    "\"" + status + "\" is neither a status nor a range of them: write 200 or 200-399");
        }
        headers.forEach((name, value) -> problems.require(
                name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") && value.matches("[\\t\\x20-\\x7e]*"),
                "headers",
                "\"" + name + "\" is not a header: names have no blanks, values are of one line and ASCII"));
        problems.refuseAny();
    }

    /** A page with nothing but its address. */
    public static HttpCheck of(String url) {
        return new HttpCheck(url, null, null, null, null, null, null, null, null, null);
    }

    /** What to ask. */
    Fetch fetch() {
        return new Fetch(
                address(),
                method,
                headers,
                new Fetch.Limits(connectTimeout, readTimeout, totalTimeout, MOST_BYTES),
                followRedirects,
                insecure);
    }

    /** The address. */
    HttpUrl address() {
        return HttpAddress.of(url).orElseThrow();
    }

    /** Whether a status is well. */
    boolean expects(int status) {
        return expectedStatus.stream()
                .flatMap(range -> StatusRange.of(range).stream())
                .anyMatch(range -> range.holds(status));
    }
}
