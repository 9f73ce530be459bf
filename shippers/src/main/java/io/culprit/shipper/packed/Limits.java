package io.culprit.shipper.packed;

/**
 * How much may come out of one archive: a small file that holds terabytes is no archive of logs.
 *
 * @param members files at most
 * @param unsuspicious bytes that any archive may hold
 * @param ratio how many times its own size an archive may hold beyond that; logs reach 20 with gzip, machines'
 *     repetitions a few hundred with xz
 * @param spared bytes of the disk that are left free
 */
record Limits(int members, long unsuspicious, int ratio, long spared) {

    static final Limits USUAL = new Limits(100_000, 1L << 30, 400, 1L << 28);

    /**
     * Bytes that may come out of an archive.
     *
     * @param packed its own size
     * @param free bytes free on the disk that it is unpacked to
     */
    long bytes(long packed, long free) {
        return Math.min(believable(packed), Math.max(0, free - spared));
    }

    /** What an archive of this size may hold, were there room for it. */
    long believable(long packed) {
        return Math.max(unsuspicious, packed > Long.MAX_VALUE / ratio ? Long.MAX_VALUE : packed * ratio);
    }
}
