package io.culprit.app.broker;

import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.lifecycle.Failure;

/**
 * An address of this host that clients on other hosts connect to.
 *
 * <p>The broker tells clients this very address, so it cannot be a wildcard such as {@code 0.0.0.0}.
 *
 * @param host a name or address of this host
 * @param port the port
 */
public record ListenAddress(String host, int port) {

    public ListenAddress {
        if (host.isEmpty() || host.equals("0.0.0.0") || host.equals("::") || host.equals("*")) {
            throw new Failure(
                    "--listen needs an address that clients can connect to, not "
                            + (host.isEmpty() ? "an empty one" : host) + ": give this host's name or address",
                    ExitCode.USAGE);
        }
        if (port < 1 || port > 65_535) {
            throw new Failure("--listen: " + port + " is no port", ExitCode.USAGE);
        }
    }

    /** Reads {@code HOST:PORT}; an IPv6 address stands in brackets. */
    public static ListenAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            throw new Failure("--listen takes HOST:PORT, as in kafka.example.net:9094; not " + text, ExitCode.USAGE);
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new ListenAddress(
                bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(text.substring(colon + 1)));
    }

    /** As it stands in the broker's configuration. */
    String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
