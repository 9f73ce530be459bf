package io.culprit.shipper.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.Delivery;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.Heartbeat;
import io.culprit.event.SourceFrontier;
import io.culprit.shipper.delivery.Parcel;
import io.culprit.wire.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicFollowerTest {

    private static final String ACCESS = "/var/log/nginx/access.log";
    private static final String ERROR = "/var/log/nginx/error.log";

    private final FakeTopic topic = new FakeTopic();

    @BeforeEach
    void start() {
        topic.start();
    }

    @Test
    void makesEventsOfTheLines_atTheirPlaceOnTheTopic() throws Exception {
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.send("web-2", ACCESS, topic.access("b"));
        topic.run(3);

        Event first = topic.events().get(0);
        assertThat(first.header().delivery()).isEqualTo(new Delivery("web-1", ACCESS, "raw-logs-0", 0, 0));
        assertThat(first.header().host()).isEqualTo("web-1");
        assertThat(first.header().service()).isEqualTo("shop");
        assertThat(first.header().path()).isEqualTo(ACCESS);
        assertThat(topic.events().get(1).header().delivery())
                .isEqualTo(new Delivery("web-2", ACCESS, "raw-logs-0", 1, 0));
        assertThat(topic.committed(FakeTopic.FIRST)).isEqualTo(2);
    }

    @Test
    void countsOn_whereARecordHoldsSeveralLines() throws Exception {
        topic.send("web-1", ACCESS, topic.access("a") + "\n" + topic.access("b"));
        topic.send("web-1", ACCESS, topic.access("c"));
        topic.run(3);

        assertThat(topic.events())
                .extracting(event -> event.header().delivery().offset() + "."
                        + event.header().delivery().part())
                .containsExactly("0.0", "0.1", "1.0");
    }

    @Test
    void takesHostAndPathFromTheSettings_whenTheLineIsInNoEnvelope() throws Exception {
        topic.send(FakeTopic.FIRST, topic.access("a"));
        topic.run(3);

        assertThat(topic.events()).singleElement().satisfies(event -> assertThat(
                        event.header().delivery())
                .isEqualTo(new Delivery("unnamed", "raw-logs", "raw-logs-0", 0, 0)));
    }

    @Test
    void joinsTheLinesOfARecord_ofEachSourceByItself() throws Exception {
        topic.send("web-1", ERROR, topic.error("FastCGI sent in stderr: \"PHP message: one"));
        topic.send("web-2", ERROR, topic.error("open() failed"));
        topic.send("web-1", ERROR, "thrown in /srv/a.php on line 7\" while reading response header from upstream");
        topic.run(5);

        assertThat(topic.events()).hasSize(2);
        assertThat(topic.events())
                .filteredOn(event -> event.header().host().equals("web-1"))
                .singleElement()
                .satisfies(event -> assertThat(event.text()).contains("one", "thrown in"));
    }

    @Test
    void commitsNothing_beforeTheBrokersHaveTakenIt() throws Exception {
        topic.acknowledging = false;
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.run(5);

        assertThat(topic.committed(FakeTopic.FIRST)).isZero();

        topic.arrive();
        topic.run(2);

        assertThat(topic.committed(FakeTopic.FIRST)).isEqualTo(1);
    }

    @Test
    void holdsTheCommitBack_whileARecordOfSeveralLinesIsOpen() throws Exception {
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.send("web-1", ERROR, topic.error("FastCGI sent in stderr: \"PHP message: one"));
        topic.send("web-1", ACCESS, topic.access("b"));
        topic.step();
        topic.pass(Duration.ofMillis(900));
        topic.revoke(FakeTopic.FIRST);
        topic.step();

        assertThat(topic.paths()).contains("/a", "/b");
        assertThat(topic.committed(FakeTopic.FIRST)).isEqualTo(1);

        topic.assign(FakeTopic.FIRST);
        topic.run(5);

        assertThat(topic.committed(FakeTopic.FIRST)).isEqualTo(3);
    }

    @Test
    void completesARecord_whenItsPartitionHasMovedOnWhileMuchIsToBeCaughtUp() throws Exception {
        topic.send("web-1", ERROR, topic.error("the last line of a host that is gone"));
        topic.pass(Duration.ofMinutes(2));
        for (int i = 0; i < 100; i++) {
            topic.send("web-2", ACCESS, topic.access("" + i));
        }
        topic.step();
        topic.step();
        topic.pass(Duration.ofSeconds(1));
        topic.step();

        assertThat(topic.committed(FakeTopic.FIRST)).isEqualTo(101);
    }

    @Test
    void losesNothing_andSendsAgainWithTheSameDeliveryIds_whenKilled() throws Exception {
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.run(3);
        topic.acknowledging = false;
        topic.send("web-1", ACCESS, topic.access("b"));
        topic.send("web-1", ACCESS, topic.access("c"));
        topic.run(3);
        topic.kill();

        topic.acknowledging = true;
        topic.start();
        topic.send("web-1", ACCESS, topic.access("d"));
        topic.run(3);

        assertThat(topic.paths()).containsExactly("/a", "/b", "/c", "/d");
        Set<Delivery> ids = new HashSet<>();
        topic.events().forEach(event -> ids.add(event.header().delivery()));
        assertThat(ids).hasSize(4);
    }

    @Test
    void goesOnAtThePositionInTime_thatTheSourceHadReached() throws Exception {
        String slow = topic.access("slow");
        topic.pass(Duration.ofMinutes(2));
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.run(3);
        Instant reached = topic.events().get(0).header().positionTime();
        topic.kill();

        topic.start();
        topic.send("web-1", ACCESS, slow);
        topic.run(3);

        assertThat(topic.events().get(1).header().positionTime()).isEqualTo(reached);
    }

    @Test
    void commitsWhatArrived_andDropsTheRest_whenAnotherTakesOver() throws Exception {
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.step();
        topic.acknowledging = false;
        topic.send("web-1", ACCESS, topic.access("b"));
        topic.step();
        topic.revoke(FakeTopic.FIRST);
        topic.step();

        assertThat(topic.committed(FakeTopic.FIRST)).isEqualTo(1);

        topic.arrive();
        topic.run(3);

        assertThat(topic.committed(FakeTopic.FIRST)).isEqualTo(1);
    }

    @Test
    void staysInItsGroup_andFetchesNothing_whileTheBrokersTakeNothing() throws Exception {
        topic.full = true;
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.step();
        topic.revoke(FakeTopic.SECOND);
        topic.step();

        assertThat(topic.paths()).isEmpty();
        assertThat(topic.committed(FakeTopic.FIRST)).isZero();
    }

    @Test
    void namesASourceInARoster_beforeItsFirstEvent() throws Exception {
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.run(1);

        assertThat(topic.records.get(0)).isInstanceOf(Heartbeat.class);
        assertThat(FakeTopic.sources(topic.beats())).containsExactly("web-1:" + ACCESS);
        assertThat(topic.beats()).allSatisfy(beat -> assertThat(beat.services()).containsExactly("shop"));
    }

    @Test
    void vouchesByTheClock_onlyAtTheEndOfItsPartitions() throws Exception {
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.run(3);
        topic.pass(Duration.ofMinutes(30));
        topic.run(1);

        Instant atEnd = frontier();
        assertThat(atEnd).isAfter(topic.events().get(0).header().positionTime().plus(Duration.ofMinutes(20)));

        topic.paused = true;
        topic.send("web-2", ACCESS, topic.access("b"));
        topic.pass(Duration.ofMinutes(30));
        topic.run(2);

        assertThat(frontier()).isEqualTo(atEnd);
    }

    @Test
    void readsEachPartitionByItself_whenACollectorDealtTheLinesOut() throws Exception {
        String early = topic.access("early");
        String earlier = topic.error("FastCGI sent in stderr: \"PHP message: one");
        topic.send("web-1", ERROR, earlier);
        topic.pass(Duration.ofHours(3));
        topic.send("web-1", ACCESS, topic.access("late"));
        topic.send(FakeTopic.SECOND, FakeTopic.filebeat("web-1", ACCESS, early));
        topic.send(FakeTopic.SECOND, FakeTopic.filebeat("web-1", ERROR, topic.error("another")));
        topic.run(5);

        assertThat(topic.events()).hasSize(4);
        assertThat(topic.events()).allSatisfy(event -> assertThat(event.header().positionTime())
                .isEqualTo(event.header().time()));
        assertThat(topic.follower().summary().setBacks()).isEmpty();
    }

    private Instant frontier() {
        List<Heartbeat> beats = topic.beats();
        return beats.get(beats.size() - 1).roster().get(0).frontier().orElseThrow();
    }

    @Test
    void givesNoSecondRoster_whereTheTailFollowsTheSameFeed() throws Exception {
        Parcel ofTail = new Parcel();
        ofTail.add(new Heartbeat("shop", "web-1", EventKind.ACCESS, topic.instant(), List.of(), List.of(), List.of()));
        topic.followed.offer(ofTail, Duration.ZERO);
        topic.records.clear();
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.send("web-1", ERROR, topic.error("x"));
        topic.run(5);

        assertThat(topic.events()).hasSize(2);
        assertThat(topic.beats()).extracting(Heartbeat::kind).containsOnly(EventKind.ERROR);
    }

    @Test
    void tellsWhatItCannotOpen() throws Exception {
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.send(FakeTopic.FIRST, "{\"message\":\"cut");
        topic.send(FakeTopic.FIRST, FakeTopic.filebeat("a|b", ACCESS, "x"));
        topic.run(3);

        assertThat(topic.letters).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.stage()).isEqualTo(DeadLetter.Stage.READ);
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.MALFORMED);
            assertThat(letter.source()).isEqualTo("raw-logs-0");
        });
        assertThat(topic.letters).extracting(DeadLetter::offset).containsExactly(1L, 2L);
        assertThat(topic.committed(FakeTopic.FIRST)).isEqualTo(3);
    }

    @Test
    void refusesFurtherSources_whenThereAreTooMany() throws Exception {
        topic.mostSources = 2;
        topic.start();
        for (String host : List.of("web-1", "web-2", "web-3")) {
            topic.send(host, ACCESS, topic.access("a"));
        }
        topic.run(3);

        assertThat(topic.events()).hasSize(2);
        assertThat(topic.letters).singleElement().satisfies(letter -> assertThat(letter.detail())
                .contains("one log more"));
    }

    @Test
    void forgetsASource_thatSaidNothingForADay() throws Exception {
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.run(3);
        topic.pass(Duration.ofDays(1).plusHours(1));
        topic.run(1);
        List<Heartbeat> last = List.of(topic.beats().get(topic.beats().size() - 1));
        topic.records.clear();
        topic.run(20);

        assertThat(last.get(0).roster()).extracting(SourceFrontier::state).containsOnly(SourceFrontier.State.CLOSED);
        assertThat(topic.beats()).isEmpty();
    }

    @Test
    void endsAndClosesItsSources_whenAllWasReadAndHasArrived() throws Exception {
        topic.send("web-1", ERROR, topic.error("x"));
        topic.step();
        assertThat(topic.follower().ended()).isFalse();

        topic.run(5);
        assertThat(topic.follower().ended()).isTrue();
        topic.follower().closeSources();

        assertThat(topic.beats().get(topic.beats().size() - 1).roster())
                .extracting(SourceFrontier::state)
                .containsOnly(SourceFrontier.State.CLOSED);
    }
}
