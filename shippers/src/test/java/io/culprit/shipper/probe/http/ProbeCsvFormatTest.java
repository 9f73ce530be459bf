package io.culprit.shipper.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeCsvFormatTest {

    private final ProbeCsvFormat format = new ProbeCsvFormat();

    private ProbeEvent event(String heading, String row) {
        LineFormat rows = format.open(Parsing.UTC);
        assertThat(Parsing.events(rows, heading)).isEmpty();
        assertThat(format.confidence(Line.of(heading))).isPositive();
        assertThat(format.confidence(Line.of(row))).isPositive();
        return (ProbeEvent) Parsing.events(rows, row).get(0);
    }

    @Test
    void readsResultsOfAService_whoseTimesAreSeconds() {
        ProbeEvent event = event(
                "time,status,responsetime,statusdesc,probeid",
                "1795248412,unconfirmed_down,6075,\"Timeout, > 30 s\",33");

        assertThat(event.outcome()).isEqualTo("DOWN_UNCONFIRMED");
        assertThat(event.header().time()).isEqualTo("2026-11-21T08:06:52Z");
        assertThat(event.attributes())
                .isEqualTo(Map.of("latency_ms", "6075", "reason", "Timeout, > 30 s", "probe.location", "33"));
    }

    @Test
    void readsLocalTimes_andStatusBesideAnOutcome() {
        ProbeEvent event = event(
                "Date-Time;URL;Event;Status;Response Time (ms);Reason",
                "2026-11-21 08:06:52;http://shop.test/;Down;503;120;Service Unavailable");

        assertThat(event.outcome()).isEqualTo("DOWN");
        assertThat(event.subject()).isEqualTo("http://shop.test/");
        assertThat(event.attribute("http.response.status_code")).isEqualTo("503");
        assertThat(event.header().time()).isEqualTo("2026-11-21T08:06:52Z");
    }

    @Test
    void keepsOutcomesOfItsOwn_andTakesIsoTimes() {
        ProbeEvent event = event("timestamp,name,state,latency,message", "2026-11-21T08:06:52+01:00,shop,up,20,");
        assertThat(event.outcome()).isEqualTo("UP");
        assertThat(event.header().time()).isEqualTo("2026-11-21T07:06:52Z");
        assertThat(Parsing.events(format.open(Parsing.UTC), "1795248412152,http://shop.test/,PAUSED,,,")
                        .get(0)
                        .attribute("probe.outcome"))
                .isEqualTo("PAUSED");
    }

    @Test
    void doesNotTakeOtherTables() {
        for (String line : new String[] {
            "time,method,path,status",
            "1795248412,GET,/up,200",
            "date,time,s-ip,cs-method",
            "up,down",
            "1,up",
            "",
            ",",
            "2026-11-21 08:06:52,7,ERROR,down the road"
        }) {
            assertThat(format.confidence(Line.of(line))).as(line).isZero();
        }
    }
}
