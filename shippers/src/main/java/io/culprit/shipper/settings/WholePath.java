package io.culprit.shipper.settings;

import java.nio.file.Path;

/** Reads paths that hold wherever the shipper is started. */
final class WholePath {

    private WholePath() {}

    static Path of(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("write a whole path, which begins with /");
        }
        return Path.of(text).normalize();
    }
}
