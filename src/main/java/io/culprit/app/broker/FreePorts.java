package io.culprit.app.broker;

import io.culprit.app.lifecycle.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback address that nobody listened on a moment ago; the controller's must be known before it starts. */
final class FreePorts {

    private FreePorts() {}

    /** Two different ones. */
    static int[] two() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket first = new ServerSocket(0, 1, loopback);
                ServerSocket second = new ServerSocket(0, 1, loopback)) {
            return new int[] {first.getLocalPort(), second.getLocalPort()};
        } catch (IOException e) {
            throw new Failure("no free port on " + loopback.getHostAddress() + ": " + e, e);
        }
    }
}
