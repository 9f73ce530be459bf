package io.culprit.shipper.redaction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The texts of one event, whose client, user and servers are known. */
final class Texts {

    private final Rules rules;
    private final Optional<IpAddress> client;
    private final Set<IpAddress> servers = new HashSet<>();
    private final List<Literal> literals = new ArrayList<>();

    /** A text that stands for another, wherever it occurs as a word. */
    private record Literal(String text, String instead) {}

    /**
     * @param client client of the event, or empty
     * @param servers texts that hold addresses of servers, which may stay
     */
    Texts(Rules rules, String client, List<String> servers) {
        this.rules = rules;
        this.client = IpAddress.of(client, 0, client.length());
        if (!rules.addresses().stay()) {
            Function<IpAddress, Optional<String>> remember = address -> {
                this.servers.add(address);
                return Optional.empty();
            };
            servers.forEach(text -> new AddressesInText(remember).in(text));
            this.client.ifPresent(this.servers::remove);
            literal(client, rules.addresses().client(client));
        }
    }

    /** Has a text replaced in all that follow. */
    Texts literal(String text, String instead) {
        if (text.length() > 2 && !text.equals(instead)) {
            literals.add(new Literal(text, instead));
        }
        return this;
    }

    /** A query, or an address with one. */
    String query(String text) {
        return text.isEmpty() ? text : addresses(rules.parameters().inQuery(text));
    }

    /** What an event tells in words. */
    String words(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String changed = rules.parameters().inText(literals(text));
        return addresses(rules.users().inText(rules.headers().inText(changed)));
    }

    private String literals(String text) {
        String changed = text;
        for (Literal literal : literals) {
            changed = replaced(changed, literal);
        }
        return changed;
    }

    /** A value that is short and has no words of a server in it. */
    String value(String text) {
        return text.isEmpty() ? text : addresses(rules.parameters().inText(text));
    }

    /** Where a server is named: only the client may not be. */
    String server(String text) {
        String changed = rules.parameters().inQuery(literals(text));
        return client.isEmpty() ? changed : rules.addresses().inText(changed, address -> !address.equals(client.get()));
    }

    /** What could not be understood. */
    String unknown(String text) {
        return rules.headers().inUnknown(words(text));
    }

    private String addresses(String text) {
        return rules.addresses().inText(text, servers::contains);
    }

    private static String replaced(String text, Literal literal) {
        int at = text.indexOf(literal.text());
        if (at < 0) {
            return text;
        }
        StringBuilder changed = new StringBuilder();
        int copied = 0;
        while (at >= 0) {
            int end = at + literal.text().length();
            if (!isWord(text, at - 1) && !isWord(text, end)) {
                changed.append(text, copied, at).append(literal.instead());
                copied = end;
            }
            at = text.indexOf(literal.text(), end);
        }
        return changed.append(text, copied, text.length()).toString();
    }

    private static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
