package io.culprit.app.platform;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Prints why a test was skipped: Maven counts skipped tests and keeps the reason to itself. */
public final class SkipReasons implements TestExecutionListener {

    @Override
    public void executionSkipped(TestIdentifier skipped, String reason) {
        System.out.println("[INFO] skipped " + skipped.getDisplayName() + ": " + reason);
    }
}
