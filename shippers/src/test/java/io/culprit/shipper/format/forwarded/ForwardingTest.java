package io.culprit.shipper.format.forwarded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardingTest {

    private static final String LINE = "192.0.2.9 - - [21/Nov/2026:08:26:49 +0000] \"GET / HTTP/1.1\" 200 7";
    private static final String QUOTED = LINE.replace("\"", "\\\"");

    /** Records as collectors write them by default, and how their own documentation has them configured. */
    static Stream<Arguments> collectors() {
        return Stream.of(
                collector(
                        "filebeat 8, filestream",
                        "{'@timestamp':'2026-11-21T08:26:50.123Z','@metadata':{'beat':'filebeat','type':'_doc','version':'8.15.0'},"
                                + "'log':{'offset':0,'file':{'path':'/var/log/nginx/access.log','device_id':'2049','inode':'7'}},"
                                + "'message':'LINE','input':{'type':'filestream'},'ecs':{'version':'8.0.0'},"
                                + "'host':{'name':'web1','hostname':'web1.example.test','ip':['192.0.2.1']},"
                                + "'agent':{'type':'filebeat','version':'8.15.0','name':'web1'}}",
                        "web1",
                        "/var/log/nginx/access.log"),
                collector(
                        "filebeat 7 without add_host_metadata",
                        "{'@timestamp':'2026-11-21T08:26:50.123Z','@metadata':{'beat':'filebeat','type':'_doc','version':'7.3.0'},"
                                + "'message':'LINE','log':{'offset':12,'file':{'path':'/var/log/x'}},'host':{'name':'web1'},"
                                + "'agent':{'hostname':'web1','id':'a','version':'7.3.0','type':'filebeat'}}",
                        "web1",
                        "/var/log/x"),
                collector(
                        "filebeat 6",
                        "{'@timestamp':'2026-11-21T08:26:50.123Z','@metadata':{'beat':'filebeat','type':'doc','version':'6.2.4','topic':'raw'},"
                                + "'source':'/var/log/x','offset':99,'message':'LINE','prospector':{'type':'log'},"
                                + "'beat':{'name':'web1','hostname':'web1','version':'6.2.4'}}",
                        "web1",
                        "/var/log/x"),
                collector(
                        "filebeat 5 of Windows",
                        "{'@timestamp':'2026-11-21T08:26:50.123Z','beat':{'hostname':'web1','name':'web1','version':'5.6.3'},"
                                + "'input_type':'log','message':'LINE','offset':99,'source':'C:\\\\Apache24\\\\logs\\\\access.log','type':'log'}",
                        "web1",
                        "C:\\Apache24\\logs\\access.log"),
                collector(
                        "logstash 7",
                        "{'@timestamp':'2026-11-21T08:26:50.123Z','@version':'1','host':'web1','path':'/var/log/x','message':'LINE'}",
                        "web1",
                        "/var/log/x"),
                collector(
                        "logstash 8, the line parsed and the original kept",
                        "{'@timestamp':'2026-11-21T08:26:49.000Z','@version':'1','event':{'original':'LINE'},'message':'parsed',"
                                + "'host':{'name':'web1'},'log':{'file':{'path':'/var/log/x'}},'url':{'original':'/'}}",
                        "web1",
                        "/var/log/x"),
                collector(
                        "fluent bit with Path_Key and record_modifier",
                        "{'@timestamp':1795249609.123456,'log':'LINE','filename':'/var/log/x','hostname':'web1'}",
                        "web1",
                        "/var/log/x"),
                collector(
                        "fluent bit as gelf",
                        "{'version':'1.1','host':'web1','short_message':'LINE','timestamp':1795249609.123,'_file':'/var/log/x'}",
                        "web1",
                        "/var/log/x"),
                collector(
                        "vector, file source",
                        "{'file':'/var/log/x','host':'web1','message':'LINE','source_type':'file','timestamp':'2026-11-21T08:26:50.123456789Z'}",
                        "web1",
                        "/var/log/x"),
                collector(
                        "vector, kubernetes_logs source",
                        "{'file':'/var/log/pods/shop_web-0_1/web/0.log','kubernetes':{'container_name':'web','pod_name':'web-0',"
                                + "'pod_namespace':'shop','pod_node_name':'node1'},'message':'LINE','source_type':'kubernetes_logs',"
                                + "'stream':'stdout','timestamp':'2026-11-21T08:26:50.123Z'}",
                        "node1",
                        "/var/log/pods/shop_web-0_1/web/0.log"),
                collector(
                        "vector, docker_logs source",
                        "{'container_id':'a1','container_name':'web','host':'web1','image':'nginx','message':'LINE',"
                                + "'source_type':'docker_logs','stream':'stdout','timestamp':'2026-11-21T08:26:50.1Z'}",
                        "web1",
                        "container/web"),
                collector(
                        "fluentd, tail with path_key and record_transformer",
                        "{'message':'LINE','path':'/var/log/x','hostname':'web1','tag':'apache.access'}",
                        "web1",
                        "/var/log/x"),
                collector(
                        "fluentd, docker's logging driver",
                        "{'container_id':'a1','container_name':'/web','source':'stdout','log':'LINE','host':'web1'}",
                        "web1",
                        "container/web"),
                collector(
                        "rsyslog, imfile through a template",
                        "{'@timestamp':'2026-11-21T08:26:50.123456+00:00','host':'web1','severity':'notice','facility':'local0',"
                                + "'syslogtag':'apache','file':'/var/log/x','message':'LINE'}",
                        "web1",
                        "/var/log/x"),
                collector(
                        "rsyslog, imfile through jsonmesg",
                        "{'msg':'LINE','rawmsg':'LINE','timereported':'2026-11-21T08:26:50.123456+00:00','hostname':'web1',"
                                + "'syslogtag':'apache','inputname':'imfile','fromhost':'web1','pri':'133','programname':'apache',"
                                + "'$!':{'metadata':{'filename':'/var/log/x','fileoffset':'0'}}}",
                        "web1",
                        "/var/log/x"));
    }

    private static Arguments collector(String name, String record, String host, String path) {
        return Arguments.of(name, record.replace('\'', '"').replace("LINE", QUOTED), host, path);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("collectors")
    void takesTheLineOutOfItsEnvelope_andKnowsHostAndPath(String name, String record, String host, String path) {
        Forwarded forwarded = only(record);

        assertThat(forwarded.lines()).containsExactly(Line.of(LINE));
        assertThat(forwarded.host()).contains(host);
        assertThat(forwarded.path()).contains(path);
    }

    @Test
    void takesEveryLogRecordOfOtlp() {
        String otlp = """
                {"resourceLogs":[
                  {"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"web1"}},
                                             {"key":"service.name","value":{"stringValue":"shop"}}]},
                   "scopeLogs":[{"scope":{},"logRecords":[
                     {"observedTimeUnixNano":"1795249609000000000","body":{"stringValue":"first"},
                      "attributes":[{"key":"log.file.path","value":{"stringValue":"/var/log/a"}}],"traceId":"","spanId":""},
                     {"observedTimeUnixNano":"1795249609000000001","body":{"stringValue":"parsed"},
                      "attributes":[{"key":"log.file.name","value":{"stringValue":"b.log"}},
                                    {"key":"log.record.original","value":{"stringValue":"second"}}]}]}]},
                  {"resource":{"attributes":[{"key":"k8s.pod.name","value":{"stringValue":"web-0"}},
                                             {"key":"k8s.namespace.name","value":{"stringValue":"shop"}},
                                             {"key":"k8s.container.name","value":{"stringValue":"web"}}]},
                   "scopeLogs":[{"logRecords":[
                     {"body":{"kvlistValue":{"values":[{"key":"log","value":{"stringValue":"third\\n"}}]}}},
                     {"body":{"bytesValue":"Zm91cnRo"}}]}]}]}
                """;

        List<Forwarded> lines = open(otlp.getBytes(UTF_8));

        assertThat(lines)
                .extracting(Forwarded::lines)
                .containsExactly(line("first"), line("second"), line("third"), line("fourth"));
        assertThat(lines)
                .extracting(Forwarded::path)
                .extracting(Optional::get)
                .containsExactly("/var/log/a", "b.log", "kubernetes/shop/web-0/web", "kubernetes/shop/web-0/web");
        assertThat(lines.get(0).host()).contains("web1");
        assertThat(lines.get(0).service()).contains("shop");
        assertThat(lines.get(2).host()).isEmpty();
    }

    @Test
    void takesALineOfSeparators_whichIsNoBlankOne() {
        String otlp =
                "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":\"\\u001c\"}}]}]}]}";

        assertThat(only(otlp).lines()).isEqualTo(line("\u001c"));
    }

    @Test
    void takesLogRecordsOfOtlpBeforeScopes() {
        String otlp = "{\"resourceLogs\":[{\"resource\":{},\"instrumentationLibraryLogs\":[{\"logs\":[{\"body\":"
                + "{\"stringValue\":\"a\"}}]}]}]}";

        assertThat(only(otlp).lines()).isEqualTo(line("a"));
    }

    @Test
    void leavesALineAsItIs_whenItIsInNoEnvelope() {
        Forwarded forwarded = only(LINE);

        assertThat(forwarded.lines()).containsExactly(Line.of(LINE));
        assertThat(forwarded.host()).isEmpty();
        assertThat(only("[Sat Nov 21 08:26:49.972526 2026] [core:error] [pid 7] x")
                        .lines())
                .containsExactly(Line.of("[Sat Nov 21 08:26:49.972526 2026] [core:error] [pid 7] x"));
    }

    @Test
    void knowsTheHostOfPlainSyslog() {
        String line = "<30>2026-11-21T08:26:49.123456+00:00 web1 systemd[1]: Stopping nginx.service";

        assertThat(only(line).host()).contains("web1");
        assertThat(only(line).lines()).isEqualTo(line(line));
    }

    @Test
    void leavesALineAsItIs_whenItIsJsonOfTheServer() {
        String line =
                "{\"time\":\"2026-11-21T08:26:49+00:00\",\"host\":\"shop.example.test\",\"path\":\"/cart\",\"status\":000}";
        Forwarded forwarded = only(line);

        assertThat(forwarded.lines()).isEqualTo(line(line));
        assertThat(forwarded.host()).isEmpty();
        assertThat(forwarded.path()).isEmpty();
    }

    @Test
    void putsSyslogTogetherAgain_thatACollectorTookApart() {
        String vector = "{\"appname\":\"kernel\",\"facility\":\"kern\",\"host\":\"web1\",\"hostname\":\"web1\","
                + "\"message\":\"Out of memory: Killed process 7\",\"severity\":\"err\",\"source_ip\":\"192.0.2.1\","
                + "\"source_type\":\"syslog\",\"timestamp\":\"2026-11-21T08:26:49.123Z\"}";
        String rsyslog = "{\"@timestamp\":\"2026-11-21T08:26:49.123456+00:00\",\"host\":\"web1\",\"severity\":\"3\","
                + "\"facility\":\"0\",\"syslogtag\":\"kernel:\",\"message\":\" Out of memory: Killed process 7\"}";
        String fluentBit =
                "{\"@timestamp\":1795249609.123,\"pri\":\"30\",\"host\":\"web1\",\"ident\":\"nginx\",\"pid\":\"7\","
                        + "\"message\":\"reloading\"}";

        assertThat(only(vector).lines())
                .isEqualTo(line("<3>2026-11-21T08:26:49.123Z web1 kernel: Out of memory: Killed process 7"));
        assertThat(only(rsyslog).lines())
                .isEqualTo(line("<3>2026-11-21T08:26:49.123456+00:00 web1 kernel: Out of memory: Killed process 7"));
        assertThat(only(fluentBit).lines()).isEqualTo(line("2026-11-21T08:26:49.123Z web1 nginx[7]: reloading"));
        assertThat(only(fluentBit).path()).contains("syslog");
    }

    @Test
    void putsTheJournalTogetherAgain_thatACollectorTookApart() {
        String vector =
                "{\"_SYSTEMD_UNIT\":\"nginx.service\",\"__REALTIME_TIMESTAMP\":\"1795249609727123\",\"PRIORITY\":\"6\","
                        + "\"host\":\"web1\",\"message\":\"x\",\"source_type\":\"journald\",\"timestamp\":\"2026-11-21T08:26:49.7Z\"}";
        String fluentBit =
                "{\"@timestamp\":1795249609.5,\"_TRANSPORT\":\"journal\",\"_HOSTNAME\":\"web1\",\"MESSAGE\":\"x\"}";
        String filebeat = "{\"@timestamp\":\"2026-11-21T08:26:49.500Z\",\"message\":\"x\",\"journald\":{\"custom\":{}},"
                + "\"systemd\":{\"unit\":\"nginx.service\"},\"syslog\":{\"identifier\":\"nginx\",\"priority\":6},"
                + "\"host\":{\"hostname\":\"web1\"}}";

        for (String record : List.of(vector, fluentBit, filebeat)) {
            Forwarded forwarded = only(record);
            assertThat(forwarded.host()).contains("web1");
            assertThat(forwarded.path()).contains("journal");
            assertThat(forwarded.lines().get(0).text())
                    .contains("\"__REALTIME_TIMESTAMP\":\"1795249609", "\"MESSAGE\":\"x\"");
        }
    }

    @Test
    void leavesContainersOutputToItsEnvelope() {
        String docker = "{\"log\":\"x\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-21T08:26:49.123456789Z\","
                + "\"kubernetes\":{\"host\":\"node1\",\"namespace_name\":\"shop\",\"pod_name\":\"web-0\",\"container_name\":\"web\"}}";
        String cri =
                "{\"@timestamp\":1.5,\"time\":\"2026-11-21T08:26:49.123456789Z\",\"stream\":\"stdout\",\"logtag\":\"P\","
                        + "\"message\":\"a piece\"}";

        assertThat(only(docker).lines()).isEqualTo(line(docker));
        assertThat(only(docker).host()).contains("node1");
        assertThat(only(docker).path()).contains("kubernetes/shop/web-0/web");
        assertThat(only(cri).lines()).isEqualTo(line("2026-11-21T08:26:49.123456789Z stdout P a piece"));
    }

    @Test
    void keepsBytesThatAreNoText() {
        byte[] latin1 =
                "{\"host\":\"web1\",\"file\":\"/var/log/x\",\"message\":\"caf\u00e9 \\u00e9\"}".getBytes(ISO_8859_1);

        assertThat(open(latin1).get(0).lines().get(0).text()).isEqualTo("caf\\xe9 \u00e9");
    }

    @Test
    void splitsLinesThatACollectorJoined() {
        assertThat(only("{\"@metadata\":{\"beat\":\"filebeat\"},\"message\":\"a\\n  b\\r\\n\\n\"}")
                        .lines())
                .containsExactly(Line.of("a"), Line.of("  b"));
    }

    @Test
    void tellsWhatIsMalformed() {
        assertThat(why("{\"message\":\"cut in the mid".getBytes(UTF_8))).contains("begins as JSON but is none");
        assertThat(why("{\"@metadata\":{\"beat\":\"metricbeat\"},\"agent\":{},\"system\":{}}".getBytes(UTF_8)))
                .contains("without a message");
        assertThat(why(new byte[] {0x0a, 4, 0x0a, 0, 0x12, 0})).contains("otlp_json");
        assertThat(why("[1]".getBytes(UTF_8))).contains("an array of something else");
    }

    @Test
    void findsNothing_whereNothingIs() {
        assertThat(open(new byte[0])).isEmpty();
        assertThat(open("[]".getBytes(UTF_8))).isEmpty();
    }

    private static List<Line> line(String text) {
        return List.of(Line.of(text));
    }

    private static Forwarded only(String record) {
        List<Forwarded> lines = open(record.getBytes(UTF_8));
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static List<Forwarded> open(byte[] record) {
        Unwrapped unwrapped = Forwarding.open(record);
        assertThat(unwrapped).isInstanceOf(Unwrapped.Lines.class);
        return ((Unwrapped.Lines) unwrapped).lines();
    }

    private static String why(byte[] record) {
        Unwrapped unwrapped = Forwarding.open(record);
        assertThat(unwrapped).isInstanceOf(Unwrapped.Malformed.class);
        return ((Unwrapped.Malformed) unwrapped).why();
    }
}
