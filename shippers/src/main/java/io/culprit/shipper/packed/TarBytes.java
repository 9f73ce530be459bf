package io.culprit.shipper.packed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a tar, of which those before a member's content are held in memory by whoever reads them: so they are few. */
final class TarBytes extends FilterInputStream {

    // Long names and extended headers, which take a kilobyte or two.
    private static final int MOST_BEFORE_CONTENT = 1 << 20;

    private boolean inContent;
    private int beforeContent;

    TarBytes(InputStream in) {
        super(in);
    }

    /** Says what is read from now on. */
    void inContent(boolean now) {
        inContent = now;
        beforeContent = 0;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        if (!inContent) {
            beforeContent += Math.max(read, 0);
            if (beforeContent > MOST_BEFORE_CONTENT) {
                throw new RefusedException("a header in it is too long");
            }
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
