package io.culprit.app.broker;

import java.nio.file.Path;

/** A process that runs a broker until it is killed; prints the address when it answers. */
final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(DataDirectory.open(Path.of(arguments[0])));
        System.out.println(broker.bootstrapServers());
        Thread.currentThread().join();
    }
}
