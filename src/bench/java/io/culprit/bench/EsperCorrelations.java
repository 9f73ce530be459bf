package io.culprit.bench;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployException;
import com.espertech.esper.runtime.client.EPDeployment;
import com.espertech.esper.runtime.client.EPEventService;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import io.culprit.event.AccessEvent;
import io.culprit.event.ChangeEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.event.ProbeEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The three correlations in Esper, by its own clock driven with the events' time. Its events are told apart beforehand, so that
 * it is spared to look for their signatures.
 */
final class EsperCorrelations implements AutoCloseable {

    /** A request. */
    public record Request(String host, int failed) {
        public String getHost() {
            return host;
        }

        public int getFailed() {
            return failed;
        }
    }

    /** Anything else: its kind is one of check, cut, installed, reloaded, crashed, other. */
    public record Happening(String host, String kind) {
        public String getHost() {
            return host;
        }

        public String getKind() {
            return kind;
        }
    }

    /** An event with the second it belongs to. */
    record Timed(long second, Object event) {}

    private static final String EPL = """
            create context TenSeconds start @now end after 10 sec;
            @name('cut') select c.host from pattern [every c=Happening(kind='check')
              -> t=Happening(kind='cut' and host=c.host) where timer:within(60 sec)];
            @name('crash') select i.host from pattern [every i=Happening(kind='installed')
              -> (g=Happening(kind='reloaded' and host=i.host)
                -> [5] s=Happening(kind='crashed' and host=i.host)) where timer:within(10 min)];
            @name('share') context TenSeconds select host, sum(failed) as failed, count(*) as requests from Request
              group by host having sum(failed) >= 5 and sum(failed) >= 0.1 * count(*) output last when terminated;
            """;

    private final EPRuntime runtime;
    private long found;
    private long now;

    EsperCorrelations() throws EPCompileException, EPDeployException {
        Configuration configuration = new Configuration();
        configuration.getCommon().addEventType(Request.class);
        configuration.getCommon().addEventType(Happening.class);
        configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
        EPCompiled compiled = EPCompilerProvider.getCompiler().compile(EPL, new CompilerArguments(configuration));
        runtime = EPRuntimeProvider.getRuntime("bench", configuration);
        runtime.initialize();
        runtime.getEventService().advanceTime(HostTraffic.START.toEpochMilli());
        EPDeployment deployment = runtime.getDeploymentService().deploy(compiled);
        for (var statement : deployment.getStatements()) {
            if (!statement.getName().startsWith("stmt")) {
                statement.addListener((in, out, what, where) -> found += in == null ? 0 : in.length);
            }
        }
    }

    /** The same events as Esper gets them. */
    static List<Timed> events(List<EventRecord> records) {
        List<Timed> events = new ArrayList<>();
        for (EventRecord record : records) {
            if (record instanceof Event event) {
                events.add(timed(event));
            }
        }
        return events;
    }

    private static Timed timed(Event event) {
        return new Timed(event.header().positionTime().toEpochMilli(), event(event));
    }

    private static Object event(Event event) {
        String host = event.header().host();
        if (event instanceof AccessEvent access) {
            return new Request(host, access.status() >= 500 ? 1 : 0);
        }
        if (event instanceof ErrorEvent error) {
            return new Happening(host, kind(error.message()));
        }
        return new Happening(
                host, event instanceof ProbeEvent ? "check" : event instanceof ChangeEvent ? "installed" : "other");
    }

    private static String kind(String message) {
        if (message.startsWith("Truncated")) {
            return "cut";
        }
        if (message.startsWith("SIGUSR1")) {
            return "reloaded";
        }
        return message.contains("exit signal") ? "crashed" : "other";
    }

    /** Sends events, and gives how many matches were found so far. */
    long run(List<Timed> events) {
        events.forEach(this::send);
        return found;
    }

    /** The same from parsed events, each told apart and made a bean on its way. */
    long runFrom(List<EventRecord> records) {
        for (EventRecord record : records) {
            if (record instanceof Event event) {
                send(timed(event));
            }
        }
        return found;
    }

    private void send(Timed timed) {
        EPEventService service = runtime.getEventService();
        if (timed.second != now) {
            now = timed.second;
            service.advanceTime(now);
        }
        if (timed.event instanceof Request) {
            service.sendEventBean(timed.event, "Request");
        } else {
            service.sendEventBean(timed.event, "Happening");
        }
    }

    @Override
    public void close() {
        runtime.destroy();
    }
}
