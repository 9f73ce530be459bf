package io.culprit.app.whatif;

/** Settings of which another value can be tried. */
enum Setting {
    /** mod_wsgi: requests after which a daemon process is replaced; 0 for never. */
    MAXIMUM_REQUESTS("maximum-requests"),
    /** mod_wsgi: seconds a process that is to be replaced goes on serving until it is idle. */
    GRACEFUL_TIMEOUT("graceful-timeout"),
    /** mod_wsgi: seconds that requests in flight get once a process shuts down. */
    SHUTDOWN_TIMEOUT("shutdown-timeout"),
    /** mod_wsgi: seconds a request may take; 0 for any. */
    REQUEST_TIMEOUT("request-timeout"),
    /** Apache: requests served at once. */
    MAX_REQUEST_WORKERS("MaxRequestWorkers");

    private final String directive;

    Setting(String directive) {
        this.directive = directive;
    }

    /** As the configuration spells it. */
    String directive() {
        return directive;
    }
}
