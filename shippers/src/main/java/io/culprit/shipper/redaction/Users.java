package io.culprit.shipper.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces names of users, in fields of their own and where servers tell of them. */
final class Users {

    // mod_auth_basic and mod_auth_digest of httpd 2.2 to 2.4, ngx_http_auth_basic_module.c.
    private static final Pattern TOLD = Pattern.compile(
            "(\\buser(?:name)?[ =:]{1,2}[\"`']?)([^\\s\"'`:,]{1,200})(?=[\"']?(?:[:,\"']| not found| was not found| in realm))");
    // The third column of an access line that could not be read.
    private static final Pattern COLUMN =
            Pattern.compile("^((?:\\S{1,300} ){2,3}?)([^\\s-]\\S{0,200}|-\\S{1,200})(?= \\[\\d{1,2}/)");

    private final UserName rule;
    private final Optional<Secret> secret;

    /** @param secret needed to hash */
    Users(UserName rule, Optional<Secret> secret) {
        this.rule = rule;
        this.secret = secret;
    }

    /** What stands for a user. */
    String user(String name) {
        return switch (rule) {
            case KEEP -> name;
            case DROP -> "";
            case HASH ->
                name.isEmpty()
                        ? name
                        : "user-" + secret.orElseThrow().hash("user", name.getBytes(StandardCharsets.UTF_8));
        };
    }

    /** What stands for a user within a text, where a gap would be misread. */
    String told(String name) {
        return rule == UserName.DROP ? "-" : user(name);
    }

    /** A text without the users that servers tell of. */
    String inText(String text) {
        return rule == UserName.KEEP || !text.contains("user") ? text : replaced(text, TOLD);
    }

    /** A line that could not be read, without the user that it may be of. */
    String inLine(String line) {
        return rule == UserName.KEEP ? line : replaced(line, COLUMN);
    }

    private String replaced(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? matcher.replaceAll(found -> Matcher.quoteReplacement(found.group(1) + told(found.group(2))))
                : text;
    }
}
