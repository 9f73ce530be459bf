package io.culprit.app.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar, and of the Java it runs on; a class folder has no version. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(development)");
        return new String[] {"culprit " + version + " (Java " + Runtime.version() + ")"};
    }
}
