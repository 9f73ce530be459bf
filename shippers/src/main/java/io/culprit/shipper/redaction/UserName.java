package io.culprit.shipper.redaction;

/** What becomes of the names that visitors authenticate with. */
public enum UserName {
    /** They stay. */
    KEEP,
    /** They are left out. */
    DROP,
    /** A hash under a key takes their place, the same for the same name. */
    HASH
}
