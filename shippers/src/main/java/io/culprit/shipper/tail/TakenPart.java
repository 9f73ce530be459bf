package io.culprit.shipper.tail;

import java.io.IOException;

/** How much of a generation the brokers have taken, and the fingerprint by which the place is known again. */
final class TakenPart {

    private long offset;
    private Fingerprint before;
    private long fingerprinted;

    TakenPart(Checkpoint checkpoint) {
        this.offset = checkpoint.offset();
        this.before = checkpoint.before();
        this.fingerprinted = offset;
    }

    /** The brokers have taken it up to here. */
    void upTo(long reached) {
        offset = Math.max(offset, reached);
    }

    /** Position behind what they have taken. */
    long offset() {
        return offset;
    }

    /**
     * Of the last bytes before the offset. What cannot be read again, because the bytes are gone or compressed, is left as it
     * was, or unknown.
     *
     * @param lost whether the bytes are gone
     */
    Fingerprint before(FileContent content, boolean lost) throws IOException {
        if (offset == fingerprinted) {
            return before;
        }
        if (content.packed() && offset == content.position()) {
            before = Fingerprint.of(content.remembered());
        } else if (lost || content.packed() || !content.intact()) {
            before = Fingerprint.NONE;
        } else {
            int length = (int) Math.min(Checkpoint.BEFORE, offset);
            before = Fingerprint.of(content.at(offset - length, length));
        }
        fingerprinted = offset;
        return before;
    }
}
