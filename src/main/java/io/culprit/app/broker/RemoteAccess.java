package io.culprit.app.broker;

/**
 * A listener for other hosts; it exists only with users who prove themselves.
 *
 * @param address where it listens
 * @param credentials who may connect
 */
public record RemoteAccess(ListenAddress address, Credentials credentials) {}
