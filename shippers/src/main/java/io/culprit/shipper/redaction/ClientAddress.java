package io.culprit.shipper.redaction;

/** What becomes of the addresses of clients. */
public enum ClientAddress {
    /** They stay. */
    KEEP,
    /** Only their network stays: /24 of IPv4, /48 of IPv6, the last two labels of a name. */
    TRUNCATE,
    /** A hash under a key takes their place, the same for the same address. */
    HASH
}
