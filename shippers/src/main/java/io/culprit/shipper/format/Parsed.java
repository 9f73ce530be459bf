package io.culprit.shipper.format;

/** What became of a record: it was read, or refused. */
public sealed interface Parsed permits ParsedLine, Rejection {}
