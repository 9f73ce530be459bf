package io.culprit.shipper.format.error;

import io.culprit.event.Software;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes an event of a message of PHP's process manager. */
final class PhpFpmBody {

    private static final Pattern DEBUG = Pattern.compile("pid (\\d{1,18}), (\\w{1,100})\\(\\), line (\\d{1,9}): ");
    private static final Pattern POOL = Pattern.compile("\\[pool ([^\\]]{1,200})\\] ");
    private static final Pattern CHILD = Pattern.compile("child (\\d{1,18})[ ,]");
    private static final Pattern RUNNING = Pattern.compile("fpm is running, pid (\\d{1,18})");
    private static final Pattern EXIT = Pattern.compile(" ?exited (?:on signal (\\d{1,9})|with code (\\d{1,9}))");
    private static final Pattern SCRIPT =
            Pattern.compile(" ?script '([^']{0,2000})' \\(request: \"(.{0,4000})\"\\) execut");

    // zlog_sysmsg: the system error ends the message.
    private static final Pattern SYSTEM_ERROR = Pattern.compile(": ([A-Z][^:()]{2,120}) \\((\\d{1,9})\\)$");
    private static final int LONGEST_ERROR = 160;

    private PhpFpmBody() {}

    /**
     * @param text what stands behind the level
     * @param original the whole record
     */
    static ErrorBody of(String text, String original) {
        Matcher debug = DEBUG.matcher(text);
        boolean debugging = debug.lookingAt();
        String message = debugging ? text.substring(debug.end()) : text;
        ErrorBody body = new ErrorBody(Software.PHP_FPM, message, original);
        if (debugging) {
            body.pid(debug.group(1))
                    .attribute("code.function.name", debug.group(2))
                    .attribute("code.line.number", debug.group(3));
        }
        Matcher running = RUNNING.matcher(message);
        if (running.lookingAt()) {
            body.pid(running.group(1));
        }
        if (message.startsWith("PHP message: ")) {
            PhpText.describe(message, body);
        }
        Matcher error =
                SYSTEM_ERROR.matcher(message).region(Math.max(0, message.length() - LONGEST_ERROR), message.length());
        if (error.find()) {
            body.attribute("error.errno", error.group(2)).attribute("error.errno.text", error.group(1));
        }
        Matcher pool = POOL.matcher(message);
        int at = 0;
        if (pool.lookingAt()) {
            body.attribute("php.pool", pool.group(1));
            at = pool.end();
        }
        Matcher child = CHILD.matcher(message).region(at, message.length());
        if (child.lookingAt()) {
            body.attribute("php.child.pid", child.group(1));
            ofChild(message, child.end(), body);
        }
        return body;
    }

    private static void ofChild(String message, int from, ErrorBody body) {
        Matcher exit = EXIT.matcher(message).region(from, message.length());
        Matcher script = SCRIPT.matcher(message).region(from, message.length());
        if (exit.lookingAt()) {
            body.attribute("process.exit.signal", exit.group(1) == null ? "" : exit.group(1))
                    .attribute("process.exit.code", exit.group(2) == null ? "" : exit.group(2));
        } else if (script.lookingAt()) {
            body.attribute("code.file.path", script.group(1));
            RequestText.describe(script.group(2), body);
        } else if (message.contains("PHP ")) {
            PhpText.describe(message, body);
        }
    }
}
