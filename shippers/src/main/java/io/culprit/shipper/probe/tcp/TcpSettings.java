package io.culprit.shipper.probe.tcp;

/** The sockets' probe needs no settings: it finds the listening ports itself. */
public record TcpSettings() {}
