package io.culprit.shipper.probe.discovery;

import io.culprit.shipper.probe.configuration.Statement;
import java.util.HashMap;
import java.util.Map;

/** Tells a server's sites apart, of which several may begin with the same words: {@code <VirtualHost *:80>}. */
final class Sites {

    private final String begins;
    private final Map<Integer, String> names = new HashMap<>();
    private int count;

    /**
     * Sites of one kind of server.
     *
     * @param begins how the section of a site begins: {@code VirtualHost}, {@code server}
     */
    Sites(String begins) {
        this.begins = begins;
    }

    /** Begins anew, for another reading of the same directives. */
    void restart() {
        count = 0;
    }

    /** Goes on to the next directive. */
    void pass(Statement statement) {
        String text = statement.text();
        count += text.equals(begins) || text.startsWith("<" + begins + " ") ? 1 : 0;
    }

    /** The site that a directive stands in has this name, if it is the first that is given. */
    void name(Statement statement, String name) {
        if (inSite(statement)) {
            names.putIfAbsent(count, name);
        }
    }

    /** The name of the site that a directive stands in, or empty. */
    String of(Statement statement) {
        return inSite(statement) ? names.getOrDefault(count, "") : "";
    }

    private boolean inSite(Statement statement) {
        for (String section : statement.section().split(" > ")) {
            if (section.equals(begins) || section.startsWith(begins + " ")) {
                return true;
            }
        }
        return false;
    }
}
