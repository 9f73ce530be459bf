package io.culprit.app.correlate;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where state is kept unless told otherwise: as the XDG base directory specification has it. */
final class StateFolder {

    private StateFolder() {}

    static Path fromEnvironment(Map<String, String> environment, Path home) {
        return Optional.ofNullable(environment.get("XDG_STATE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".local/state"))
                .resolve("culprit");
    }
}
