package io.culprit.shipper.probe.configuration;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.HostFiles;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads an nginx configuration with what it includes; ngx_conf_file.c of nginx 1.0 to 1.27. */
public final class NginxTree {

    private final TreeBuilder tree;
    private final String folder;
    private final Deque<String> sections = new ArrayDeque<>();

    private NginxTree(TreeBuilder tree, String folder) {
        this.tree = tree;
        this.folder = folder;
    }

    /**
     * Reads a configuration.
     *
     * @param main its main file, whose folder relative includes are below of
     */
    public static ConfigurationTree read(Host host, String main) {
        TreeBuilder builder = new TreeBuilder(host);
        int slash = main.lastIndexOf('/');
        new NginxTree(builder, slash < 1 ? "/" : main.substring(0, slash)).file(main, 0);
        return builder.build("nginx", main);
    }

    /** The words of one directive, quotes undone. */
    public static List<String> words(Statement statement) {
        NginxWords words = new NginxWords(statement.text());
        words.next();
        return words.words().stream().map(NginxWords::unquoted).toList();
    }

    private void file(String file, int depth) {
        tree.text(file, depth).ifPresent(text -> {
            int around = sections.size();
            NginxWords words = new NginxWords(text);
            while (words.next()) {
                statement(file, words, depth);
            }
            while (sections.size() > around) {
                sections.removeLast();
            }
        });
    }

    private void statement(String file, NginxWords words, int depth) {
        List<String> read = words.words();
        if (!read.isEmpty()) {
            String text = String.join(" ", read);
            tree.add(new Statement(file, words.line(), String.join(" > ", sections), text, text, true));
            if (words.end() == '{' && read.get(0).endsWith("_by_lua_block")) {
                words.skipBlock();
                return;
            }
            if (words.end() == '{') {
                sections.addLast(text);
                return;
            }
            if (read.size() == 2 && read.get(0).equals("include")) {
                String path = NginxWords.unquoted(read.get(1));
                tree.named(HostFiles.below(folder, path)).forEach(included -> file(included, depth + 1));
            }
        }
        if (words.end() == '}' && !sections.isEmpty()) {
            sections.removeLast();
        }
    }
}
