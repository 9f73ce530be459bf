package io.culprit.shipper.probe.proc;

import io.culprit.text.Excerpt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process belongs to, told by its command line: {@code apache}, {@code wsgi:deploy}, {@code php-fpm:www},
 * {@code nginx}, or else the name of its program. A name that ends with {@link Excerpt#CUT} is only begun by that.
 */
public final class ProcessGroup {

    // mod_wsgi writes the name over the program's own and cuts it there, hence perhaps without the parenthesis.
    private static final Pattern DAEMON = Pattern.compile("^\\((wsgi:[^)\\s]*)(\\))?");
    private static final Pattern POOL = Pattern.compile("^php-fpm[\\d.]*: pool (\\S+)");
    private static final Pattern FPM = Pattern.compile("php-fpm[\\d.-]*");

    private ProcessGroup() {}

    /** The group of a process with this command line. */
    public static String of(String command) {
        Matcher daemon = DAEMON.matcher(command);
        if (daemon.find()) {
            return daemon.group(2) == null ? daemon.group(1) + Excerpt.CUT : daemon.group(1);
        }
        Matcher pool = POOL.matcher(command);
        if (pool.find()) {
            return "php-fpm:" + pool.group(1);
        }
        String program = command.split("[\\s:]", 2)[0];
        String name = program.substring(program.lastIndexOf('/') + 1);
        return switch (name) {
            case "apache2", "httpd", "httpd.worker", "httpd.event" -> "apache";
            default -> FPM.matcher(name).matches() ? "php-fpm" : name;
        };
    }

    /** Whether the group is a web server, or runs applications for one. */
    public static boolean isServer(String group) {
        return group.equals("apache")
                || group.equals("nginx")
                || group.startsWith("wsgi:")
                || group.equals("php-fpm")
                || group.startsWith("php-fpm:");
    }
}
