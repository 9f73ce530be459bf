package io.culprit.correlation.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.AccessEvent;
import io.culprit.event.Delivery;
import io.culprit.event.EventKind;
import io.culprit.event.Header;
import io.culprit.event.Software;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is told of requests without their events is what the classifier says of those. */
class RequestClassesTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");
    private static final String ASSET = "(?<asset>\\.)(?i:css|js|woff2?)$";
    private static final String STATUS = "http.response.status_code";

    private static final SignalDefinition REQUESTS = signal(
            "requests",
            Map.of(),
            Map.of(STATUS, "^(?<class>\\d)"),
            Map.of("url.path", ASSET),
            Map.of("server", "{server.software}"));

    /** Each asks for something else, or in another way. */
    private static final List<SignalDefinition> SIGNALS = List.of(
            REQUESTS,
            signal("failed", Map.of(), Map.of(STATUS, "^5"), Map.of("url.path", "^(?<path>/[^/]*)"), Map.of()),
            signal("client", Map.of(), Map.of(STATUS, "^50"), Map.of("client.address", "(?<client>.+)"), Map.of()),
            signal("slow", Map.of(), Map.of("http.server.request.duration", "^(?:[5-9]|\\d\\d)"), Map.of(), Map.of()),
            signal("login", Map.of(), Map.of("url.path", "^/login"), Map.of(), Map.of()),
            signal(
                    "folder",
                    Map.of(STATUS, List.of("304")),
                    Map.of("url.path", "^/(?<folder>\\w+)/"),
                    Map.of(),
                    Map.of()),
            signal("below", Map.of(), Map.of("url.path", "^/(?<below>[^/]{1,5})/"), Map.of(), Map.of()),
            signal("posted", Map.of("http.request.method", List.of("POST")), Map.of(STATUS, "^4"), Map.of(), Map.of()),
            signal(
                    "nginx",
                    Map.of("server.software", List.of("nginx")),
                    Map.of(),
                    Map.of(),
                    Map.of("asset", "{asset}")));

    private static SignalDefinition signal(
            String name,
            Map<String, List<String>> where,
            Map<String, String> capture,
            Map<String, String> captureOptional,
            Map<String, String> fields) {
        return new SignalDefinition(
                name,
                "",
                EventKind.ACCESS,
                where,
                Optional.empty(),
                capture,
                captureOptional,
                fields,
                Duration.ofSeconds(1),
                OptionalInt.empty(),
                List.of());
    }

    @Property(tries = 1_000)
    void saysWhatTheClassifierSays_whateverTheSignals(
            @ForAll("signals") List<SignalDefinition> signals, @ForAll("requests") @Size(40) List<AccessEvent> events) {
        Classifier classifier = new Classifier(signals, (signal, fields) -> fields.containsValue("4"));
        RequestClasses classes =
                new RequestClasses(new Classifier(signals, (signal, fields) -> fields.containsValue("4")));
        for (AccessEvent event : events) {
            int number = of(classes, event);
            if (number >= 0) {
                assertThat(classes.get(number).occurrences()).isEqualTo(classifier.classify(event));
                assertThat(classes.get(number).status()).isEqualTo(event.status());
            } else if (number == RequestClasses.UNKNOWN) {
                classes.learn(event);
            }
        }
    }

    @Property(tries = 1_000)
    void classifiesEvents_asTheClassifierDoes(
            @ForAll("signals") List<SignalDefinition> signals, @ForAll("requests") @Size(40) List<AccessEvent> events) {
        Classifier classifier = new Classifier(signals, (signal, fields) -> fields.containsValue("4"));
        RequestClasses classes =
                new RequestClasses(new Classifier(signals, (signal, fields) -> fields.containsValue("4")));
        for (AccessEvent event : events) {
            assertThat(classes.classify(event)).isEqualTo(classifier.classify(event));
        }
    }

    @Provide
    Arbitrary<List<SignalDefinition>> signals() {
        return Arbitraries.of(SIGNALS).list().uniqueElements().ofMinSize(1);
    }

    @Provide
    Arbitrary<List<AccessEvent>> requests() {
        return Combinators.combine(
                        Arbitraries.of(Software.APACHE, Software.NGINX),
                        Arbitraries.of(0, 200, 304, 404, 500, 502, 700),
                        Arbitraries.of(-1L, 0L, 900L, 5_000L, 61_000L, 100_000L),
                        Arbitraries.of(
                                "/",
                                "/login",
                                "",
                                "/login.js",
                                "/é.css",
                                "/logout.php?x.css",
                                "/shop/a.css",
                                "/shop/a.png",
                                "/carts/5",
                                "/basket/5",
                                "/shop/5/é",
                                "/x.WOFF"),
                        Arbitraries.of("GET", "POST"))
                .as(RequestClassesTest::event)
                .list();
    }

    @Test
    void needsEvents_ofFoldersThatCameWhenTooManyWereThere() {
        SignalDefinition below =
                signal("below", Map.of(), Map.of("url.path", "^/(?<below>[^/]{1,9})/"), Map.of(), Map.of());
        Classifier classifier = new Classifier(List.of(below), (signal, fields) -> false);
        RequestClasses classes = new RequestClasses(new Classifier(List.of(below), (signal, fields) -> false));
        int kept = 0;
        for (int i = 0; i < 300; i++) {
            AccessEvent event = event(Software.APACHE, 200, 10, "/f" + i + "/x", "GET");
            classes.learn(event);
            int number = of(classes, event);
            kept += number >= 0 ? 1 : 0;
            assertThat(classes.classify(event)).isEqualTo(classifier.classify(event));
            assertThat(number).isNotEqualTo(RequestClasses.UNKNOWN);
        }
        assertThat(kept).isBetween(64, 256);
    }

    @Test
    void needsNoEvents_ofRequestsThatOnlyCount() {
        RequestClasses classes = new RequestClasses(new Classifier(SIGNALS.subList(0, 4), (signal, fields) -> false));
        AccessEvent event = event(Software.APACHE, 200, 10, "/a.css", "GET");

        assertThat(of(classes, event)).isEqualTo(RequestClasses.UNKNOWN);
        classes.learn(event);
        assertThat(of(classes, event(Software.APACHE, 200, 999, "/b.js", "POST")))
                .isZero();
        assertThat(of(classes, event(Software.APACHE, 200, 10, "/b", "GET"))).isEqualTo(RequestClasses.UNKNOWN);
    }

    @Test
    void needsEvents_ofRequestsWhoseLinesMayBeQuoted() {
        RequestClasses classes = new RequestClasses(new Classifier(List.of(REQUESTS), (signal, fields) -> true));
        AccessEvent event = event(Software.APACHE, 200, 10, "/a.css", "GET");

        classes.learn(event);
        assertThat(of(classes, event)).isEqualTo(RequestClasses.NEEDS_EVENT);
    }

    private static int of(RequestClasses classes, AccessEvent event) {
        byte[] path = event.path().getBytes(StandardCharsets.US_ASCII);
        long seconds = event.duration().map(Duration::toSeconds).orElse(0L);
        return classes.of(event.software(), event.status(), seconds, path, 0, path.length);
    }

    private static AccessEvent event(Software software, int status, long millis, String path, String method) {
        return new AccessEvent(
                new Header(
                        new Delivery("web1", "access.log", "5a", 0, 0),
                        AT,
                        Duration.ofSeconds(1),
                        AT,
                        AT,
                        "shop",
                        "web1",
                        "access.log"),
                software,
                "",
                OptionalInt.empty(),
                method,
                path,
                "",
                "1.1",
                "",
                status,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                "192.0.2." + method.length(),
                "",
                "",
                "",
                millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)),
                OptionalLong.empty(),
                "",
                "",
                Optional.empty(),
                "",
                Collections.emptySortedMap());
    }
}
