package io.culprit.shipper.format.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.AccessEvent;
import io.culprit.shipper.format.Parsing;
import io.culprit.wire.DeadLetter.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonAccessTest {

    private static AccessEvent read(String json) {
        return Parsing.event(new NginxAccess(), json.replace('\'', '"'), AccessEvent.class);
    }

    @Test
    void readsFields_underAnyOfTheirNames() {
        AccessEvent event = read("{'@timestamp':'2026-11-21T08:04:58+00:00','clientip':'192.0.2.7','size':612,"
                + "'responsetime':0.003,'upstreamtime':'0.002','upstreamhost':'192.0.2.80:80','url':'/a?b=1',"
                + "'domain':'shop.test:8080','xff':'198.51.100.1','http_referrer':'http://shop.test/','agent':'curl',"
                + "'status':'200','verb':'GET'}");
        assertThat(event.clientAddress()).isEqualTo("192.0.2.7");
        assertThat(event.method()).isEqualTo("GET");
        assertThat(event.path()).isEqualTo("/a");
        assertThat(event.query()).isEqualTo("b=1");
        assertThat(event.virtualHost()).isEqualTo("shop.test");
        assertThat(event.port()).hasValue(8080);
        assertThat(event.duration()).contains(Duration.ofMillis(3));
        assertThat(event.upstreamDuration()).contains(Duration.ofMillis(2));
        assertThat(event.upstreamAddress()).isEqualTo("192.0.2.80:80");
        assertThat(event.referer()).isEqualTo("http://shop.test/");
        assertThat(event.attributes()).containsOnlyKeys("nginx.xff");
    }

    @Test
    void readsObjectWithin_whenAllOfItIsUnderOneName() {
        AccessEvent event = read("{'nginx':{'access':{'time':'21/Nov/2026:08:04:58 +0000','remote_ip':'192.0.2.7',"
                + "'response_code':404,'request':'GET /a HTTP/1.1','bytes':5}}}");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:58Z"));
        assertThat(event.status()).isEqualTo(404);
        assertThat(event.path()).isEqualTo("/a");
    }

    @Test
    void readsObjectWithoutTime_butRefusesOneWhoseTimeIsNone() {
        assertThat(read("{'request':'GET /a HTTP/1.1','status':200}").path()).isEqualTo("/a");
        assertThat(Parsing.rejection(
                                new NginxAccess(), "{\"time\":\"soon\",\"request\":\"GET / HTTP/1.1\",\"status\":200}")
                        .reason())
                .isEqualTo(Reason.BAD_TIME);
    }

    @Test
    void keepsSecondName_whenTwoNamesSayTheSame() {
        AccessEvent event =
                read("{'time':'2026-11-21T08:04:58Z','request':'GET / HTTP/1.1','status':502,'response_code':200}");
        assertThat(event.status()).isEqualTo(502);
        assertThat(event.attributes()).containsEntry("nginx.response_code", "200");
    }
}
