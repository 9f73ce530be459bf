package io.culprit.correlation.signal;

import java.nio.charset.StandardCharsets;

/**
 * Numbers for the first folders of paths, found without a text being made. Anybody can make folders up: only so many get one.
 * For one thread.
 */
final class FolderNumbers {

    private static final int MOST = 128;
    private static final int SLOTS = 8 * MOST;

    private final String[] folders = new String[SLOTS];
    private final int[] numbers = new int[SLOTS];
    private int count;

    /** The number of the folder at {@code text[1, end)}, from 0, or {@link Finder#TOO_MANY}. */
    int of(String text, int end) {
        int hash = 0;
        for (int i = 1; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int slot = slot(hash);
        while (folders[slot] != null) {
            if (folders[slot].length() == end - 1 && text.startsWith(folders[slot], 1)) {
                return numbers[slot];
            }
            slot = (slot + 1) % SLOTS;
        }
        return added(slot, text.substring(1, end));
    }

    /** The number of the folder that is {@code bytes[from, to)} of ASCII, from 0, or {@link Finder#TOO_MANY}. */
    int of(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = slot(hash);
        while (folders[slot] != null) {
            if (isAt(folders[slot], bytes, from, to)) {
                return numbers[slot];
            }
            slot = (slot + 1) % SLOTS;
        }
        return added(slot, new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    }

    private static boolean isAt(String folder, byte[] bytes, int from, int to) {
        if (folder.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (folder.charAt(i - from) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 15) & SLOTS - 1;
    }

    private int added(int slot, String folder) {
        if (count == MOST) {
            return Finder.TOO_MANY;
        }
        folders[slot] = folder;
        numbers[slot] = count;
        return count++;
    }
}
