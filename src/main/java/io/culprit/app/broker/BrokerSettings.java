package io.culprit.app.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of the embedded broker.
 *
 * <p>One node is broker and controller, so every internal topic has one replica. Defaults made for servers with dozens of
 * disks are cut down; the short broker session is what makes a restart after kill -9 quick, because the controller waits
 * for the dead broker's session to end.
 */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String LOOPBACK = "127.0.0.1";

    private BrokerSettings() {}

    static Map<String, Object> of(Path logs, int port, int controllerPort, Optional<RemoteAccess> remote) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@" + LOOPBACK + ":" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("inter.broker.listener.name", "LOCAL");
        settings.put("log.dirs", logs.toString());
        settings.put("broker.session.timeout.ms", 2000);
        settings.put("broker.heartbeat.interval.ms", 300);
        settings.put("controlled.shutdown.enable", false);
        settings.put("auto.create.topics.enable", false);
        settings.put("group.initial.rebalance.delay.ms", 0);
        listeners(settings, port, controllerPort, remote);
        replication(settings);
        size(settings);
        return settings;
    }

    private static void listeners(
            Map<String, Object> settings, int port, int controllerPort, Optional<RemoteAccess> remote) {
        String local = "LOCAL://" + LOOPBACK + ":" + port;
        String clients = remote.map(
                        access -> local + ",REMOTE://" + access.address().authority())
                .orElse(local);
        settings.put("listeners", clients + "," + CONTROLLER_LISTENER + "://" + LOOPBACK + ":" + controllerPort);
        settings.put("advertised.listeners", clients);
        settings.put(
                "listener.security.protocol.map",
                "LOCAL:PLAINTEXT,REMOTE:SASL_PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        remote.ifPresent(access -> {
            settings.put("listener.name.remote.sasl.enabled.mechanisms", "PLAIN");
            settings.put(
                    "listener.name.remote.plain.sasl.jaas.config",
                    access.credentials().jaas());
        });
    }

    private static void replication(Map<String, Object> settings) {
        settings.put("offsets.topic.replication.factor", (short) 1);
        settings.put("transaction.state.log.replication.factor", (short) 1);
        settings.put("transaction.state.log.min.isr", 1);
        settings.put("share.coordinator.state.topic.replication.factor", (short) 1);
        settings.put("share.coordinator.state.topic.min.isr", (short) 1);
        settings.put("default.replication.factor", 1);
        settings.put("min.insync.replicas", 1);
    }

    private static void size(Map<String, Object> settings) {
        settings.put("offsets.topic.num.partitions", 4);
        settings.put("transaction.state.log.num.partitions", 4);
        settings.put("log.cleaner.dedupe.buffer.size", 4_194_304L);
        settings.put("num.network.threads", 2);
        settings.put("num.io.threads", 3);
        settings.put("num.recovery.threads.per.data.dir", 1);
        settings.put("num.replica.fetchers", 1);
        settings.put("background.threads", 2);
        settings.put("group.coordinator.threads", 1);
    }
}
