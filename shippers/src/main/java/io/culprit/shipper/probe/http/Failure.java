package io.culprit.shipper.probe.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLException;

/**
 * Why a request failed.
 *
 * @param reason the reason, one of a few words
 * @param phase where it failed
 * @param message the particulars
 */
public record Failure(Reason reason, Phase phase, String message) {

    /** Why a request failed. */
    public enum Reason {
        /** The name is not known, or nobody could be asked. */
        DNS,
        DNS_TIMEOUT,
        CONNECT_REFUSED,
        CONNECT_TIMEOUT,
        /** No way leads to the address. */
        CONNECT_UNREACHABLE,
        /** No agreement on encryption: a certificate that does not hold, or another protocol. */
        TLS,
        TLS_TIMEOUT,
        READ_TIMEOUT,
        /** All in all it took too long. */
        TOTAL_TIMEOUT,
        /** The connection was torn down. */
        RESET,
        /** The connection ended in the middle. */
        CLOSED_EARLY,
        TOO_MANY_REDIRECTS,
        /** What came was not HTTP. */
        BAD_ANSWER,
        BAD_STATUS,
        BAD_CONTENT,
        /** Anything else that went wrong on the way. */
        IO;

        /** As it stands in attributes. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final int MOST_CAUSES = 5;

    public Failure {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(phase);
        Objects.requireNonNull(message);
    }

    /** Names what an exception means in the phase in which it came. */
    static Failure of(IOException failure, Phase phase) {
        String message = messages(failure);
        return new Failure(reason(failure, phase, message.toLowerCase(Locale.ROOT)), phase, message);
    }

    /** What it says, and what the causes say beyond that: the client names the address, the system the reason. */
    private static String messages(IOException failure) {
        StringBuilder all = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            String message = Objects.requireNonNullElse(
                    cause.getMessage(), cause.getClass().getSimpleName());
            if (all.indexOf(message) < 0) {
                all.append(all.isEmpty() ? "" : ": ").append(message);
            }
            cause = cause.getCause();
        }
        return all.toString();
    }

    private static Reason reason(IOException cause, Phase phase, String message) {
        if (cause instanceof NameTimeout) {
            return Reason.DNS_TIMEOUT;
        }
        if (cause instanceof UnknownHostException) {
            return Reason.DNS;
        }
        if (cause instanceof InterruptedIOException) {
            return timeout(cause, phase);
        }
        if (cause instanceof NoRouteToHostException || message.contains("unreachable")) {
            return Reason.CONNECT_UNREACHABLE;
        }
        if (cause instanceof ConnectException) {
            return message.contains("refused") ? Reason.CONNECT_REFUSED : Reason.CONNECT_UNREACHABLE;
        }
        return torn(cause, phase, message);
    }

    private static Reason timeout(IOException cause, Phase phase) {
        if (!(cause instanceof SocketTimeoutException)) {
            return Reason.TOTAL_TIMEOUT;
        }
        return switch (phase) {
            case DNS, CONNECT -> Reason.CONNECT_TIMEOUT;
            case TLS -> Reason.TLS_TIMEOUT;
            default -> Reason.READ_TIMEOUT;
        };
    }

    private static Reason torn(IOException cause, Phase phase, String message) {
        if (message.contains("connection reset") || message.contains("broken pipe")) {
            return Reason.RESET;
        }
        if (cause instanceof SSLException || phase == Phase.TLS) {
            return Reason.TLS;
        }
        if (cause instanceof EOFException || message.contains("unexpected end of stream")) {
            return Reason.CLOSED_EARLY;
        }
        if (cause instanceof ProtocolException) {
            return message.contains("too many follow-up") ? Reason.TOO_MANY_REDIRECTS : Reason.BAD_ANSWER;
        }
        return Reason.IO;
    }
}
