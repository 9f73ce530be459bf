package io.culprit.shipper.tail;

/**
 * What is remembered of a generation, to know it again.
 *
 * @param head its first bytes, of those that were read
 * @param before the last bytes before the offset
 * @param offset up to where it is known
 */
record Memory(byte[] head, Fingerprint before, long offset) {

    /** Whether anything is remembered; nothing would be like everything. */
    boolean any() {
        return head.length > 0;
    }
}
