package io.culprit.shipper.redaction;

/** What is taken out, each in its way. */
record Rules(Addresses addresses, Users users, Parameters parameters, Headers headers) {}
