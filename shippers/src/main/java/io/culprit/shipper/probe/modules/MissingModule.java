package io.culprit.shipper.probe.modules;

import io.culprit.shipper.probe.capture.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module that cannot be loaded, as Apache says it when the configuration is read: {@code Cannot load FILE into server:
 * REASON} (httpd 2.4 {@code modules/core/mod_so.c}).
 *
 * @param file the library asked for
 * @param reason why it cannot be loaded
 */
record MissingModule(String file, String reason) {

    private static final Pattern CANNOT_LOAD = Pattern.compile("Cannot load (\\S{1,1000}) into server: (.{1,2000})");
    private static final Pattern STEM = Pattern.compile("(?:mod_|lib)([a-z_]+?)[\\d.]*\\.so");

    /** What a message names, when it is that message. */
    static Optional<MissingModule> in(String message) {
        Matcher matcher = CANNOT_LOAD.matcher(message);
        return matcher.find() ? Optional.of(new MissingModule(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /**
     * That it is missing, or broken where the file is there.
     *
     * @param configured modules that were configured when the configuration could last be read, without {@code _module}
     */
    Finding finding(List<String> configured) {
        String name = configured.stream()
                        .filter(module -> ModuleComparison.provides(file, module))
                        .findFirst()
                        .orElseGet(this::stem)
                + "_module";
        String action = reason.contains("No such file") ? "missing" : "corrupt";
        return Finding.of("module", action, name, name + " cannot be loaded: " + reason)
                .with("module.file", file)
                .with("error.message", reason);
    }

    private String stem() {
        Matcher matcher = STEM.matcher(file);
        return matcher.find() ? matcher.group(1) : file.substring(file.lastIndexOf('/') + 1);
    }
}
