package io.culprit.app.broker;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A process that runs a broker until it is killed; prints the address when it answers. */
public final class BrokerProcess {

    private BrokerProcess() {}

    /** @param arguments data folder and, if it is to be the same as before, port */
    public static void main(String[] arguments) throws InterruptedException {
        Optional<Integer> port = Stream.of(arguments).skip(1).findFirst().map(Integer::valueOf);
        EmbeddedBroker broker = EmbeddedBroker.start(DataDirectory.open(Path.of(arguments[0])), port, Optional.empty());
        System.out.println(broker.bootstrapServers());
        Thread.currentThread().join();
    }
}
