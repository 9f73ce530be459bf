package io.culprit.shipper.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Copies what a stream gives into a spool, as soon as it is there, but line by line. */
final class LineCopy {

    private static final int CHUNK = 64 * 1024;

    // Longer lines are not read anyway; the reader tells of them.
    private static final int LONGEST = 2 << 20;

    private LineCopy() {}

    /**
     * Copies to the end; what stands behind the last newline is a line, too.
     *
     * @param copied told after each time that lines were added
     */
    static void copy(InputStream in, BoundedSpool spool, Runnable copied) throws IOException, InterruptedException {
        byte[] chunk = new byte[CHUNK];
        ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
        spool.awaitRoom();
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            int end = afterLastLine(chunk, read);
            unfinished.write(chunk, 0, end);
            if (end > 0 || unfinished.size() > LONGEST) {
                spool.add(unfinished.toByteArray());
                unfinished.reset();
                copied.run();
            }
            unfinished.write(chunk, end, read - end);
            spool.awaitRoom();
        }
        if (unfinished.size() > 0) {
            unfinished.write('\n');
            spool.add(unfinished.toByteArray());
            copied.run();
        }
    }

    private static int afterLastLine(byte[] chunk, int length) {
        for (int at = length; at > 0; at--) {
            if (chunk[at - 1] == '\n') {
                return at;
            }
        }
        return 0;
    }
}
