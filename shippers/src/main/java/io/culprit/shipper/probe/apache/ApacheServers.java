package io.culprit.shipper.probe.apache;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.HostFiles;
import io.culprit.shipper.probe.host.HostProcess;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Apache servers that run on a host.
 *
 * @param running each by its parent process
 * @param blind why there are none, or perhaps more
 */
public record ApacheServers(List<ApacheServer> running, Optional<Blindness> blind) {

    private static final Set<String> NAMES = Set.of(
            "apache2",
            "httpd",
            "httpd.worker",
            "httpd.event",
            "httpd.prefork",
            "httpd-prefork",
            "httpd-worker",
            "httpd-event",
            "httpd2-prefork",
            "httpd2-worker",
            "httpd2-event",
            "apache",
            "apache22",
            "httpd24");

    /** Options of runs that only print something, or tell a running server something. */
    private static final Set<String> PRINTS = Set.of("-t", "-M", "-S", "-v", "-V", "-l", "-L", "-h");

    /** Where builds have their root and main file: Debian, Red Hat, SUSE, httpd's own and its container image. */
    private static final List<List<String>> PLACES = List.of(
            List.of("/etc/apache2", "/etc/apache2/apache2.conf"),
            List.of("/etc/httpd", "/etc/httpd/conf/httpd.conf"),
            List.of("/etc/apache2", "/etc/apache2/httpd.conf"),
            List.of("/usr/local/apache2", "/usr/local/apache2/conf/httpd.conf"),
            List.of("/opt/rh/httpd24/root/etc/httpd", "/opt/rh/httpd24/root/etc/httpd/conf/httpd.conf"));

    public ApacheServers {
        running = List.copyOf(running);
    }

    /**
     * Looks for them.
     *
     * @param pidFile the pid file of the only one that counts, or empty
     * @param root the server root where it cannot be told, or empty
     */
    public static ApacheServers on(Host host, String pidFile, String root) {
        Map<Integer, HostProcess> processes;
        Optional<Integer> only = Optional.empty();
        try {
            processes = HostProcess.all(host);
            if (!pidFile.isEmpty()) {
                only = Optional.of(
                        Integer.parseInt(HostFiles.text(host, pidFile, 64).strip()));
            }
        } catch (AccessDeniedException e) {
            return none(Reason.PERMISSION, e.getFile() + " may not be read: run the shipper as a user that may");
        } catch (IOException e) {
            return none(
                    Reason.MISSING,
                    "no " + e.getMessage() + ": give pidfile the PidFile of a server that runs, or leave it out");
        } catch (NumberFormatException e) {
            return none(Reason.FAILED, pidFile + " holds no number: give pidfile the server's PidFile");
        }
        List<ApacheServer> running = new ArrayList<>();
        Optional<Blindness> blind = Optional.empty();
        for (HostProcess process : processes.values()) {
            if (isParent(process, processes)
                    && only.map(pid -> pid == process.pid()).orElse(true)) {
                try {
                    of(host, process, children(process, processes.values()), root)
                            .ifPresent(running::add);
                } catch (AccessDeniedException e) {
                    blind = Optional.of(new Blindness(
                            Reason.PERMISSION,
                            "process " + process.pid() + " may not be looked into: give the shipper CAP_SYS_PTRACE"
                                    + " and CAP_DAC_READ_SEARCH, or run it as root"));
                } catch (IOException e) {
                    // It ended meanwhile.
                    continue;
                }
            }
        }
        running.sort(Comparator.comparing(ApacheServer::pid));
        if (running.isEmpty() && blind.isEmpty()) {
            return none(
                    Reason.MISSING,
                    "no Apache runs that can be seen among " + processes.size()
                            + " processes; in a container, share the"
                            + " host's PID namespace, and mount /proc without hidepid");
        }
        return new ApacheServers(running, blind);
    }

    private static ApacheServers none(Reason reason, String detail) {
        return new ApacheServers(List.of(), Optional.of(new Blindness(reason, detail)));
    }

    private static boolean isParent(HostProcess process, Map<Integer, HostProcess> all) {
        HostProcess parent = all.get(process.parent());
        return NAMES.contains(process.name()) && (parent == null || !NAMES.contains(parent.name()));
    }

    private static List<HostProcess> children(HostProcess parent, Collection<HostProcess> all) {
        // Programs that logs are piped to live on over reloads, and tell nothing.
        return all.stream()
                .filter(child -> child.parent() == parent.pid() && NAMES.contains(child.name()))
                .toList();
    }

    private static Optional<ApacheServer> of(Host host, HostProcess parent, List<HostProcess> children, String root)
            throws IOException {
        List<String> arguments = parent.arguments(host);
        boolean starts = arguments.stream().noneMatch(PRINTS::contains)
                && (!children.isEmpty() || !arguments.contains("-k") || arguments.contains("start"));
        if (arguments.isEmpty() || !starts) {
            return Optional.empty();
        }
        Instant loadedAt = children.stream()
                .map(HostProcess::startedAt)
                .min(Comparator.naturalOrder())
                .orElse(parent.startedAt());
        Host files = parent.asSeen(host);
        String program = parent.program(host).orElse(arguments.get(0)).replace(" (deleted)", "");
        List<String> options = options(arguments);
        List<String> place = place(files, program, valueOf(options, "-d"), valueOf(options, "-f"), root);
        return Optional.of(new ApacheServer(
                parent.pid(), loadedAt, program, place.get(0), place.get(1), options, variables(host, parent), files));
    }

    private static Map<String, String> variables(Host host, HostProcess parent) throws IOException {
        try {
            return parent.environment(host);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** Options may stick to their values: {@code -DSSL}. */
    static List<String> options(List<String> arguments) {
        List<String> options = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.length() < 2 || argument.charAt(0) != '-' || "dfDCc".indexOf(argument.charAt(1)) < 0) {
                continue;
            }
            boolean apart = argument.length() == 2;
            if (apart && i + 1 == arguments.size()) {
                break;
            }
            String value = apart ? arguments.get(++i) : argument.substring(2);
            if (!value.equals("FOREGROUND") && !value.equals("NO_DETACH")) {
                options.add(argument.substring(0, 2));
                options.add(value);
            }
        }
        return options;
    }

    private static String valueOf(List<String> options, String option) {
        int at = options.lastIndexOf(option);
        return at < 0 ? "" : options.get(at + 1);
    }

    /** Server root and main file. */
    private static List<String> place(Host files, String program, String root, String file, String told) {
        String known = root.isEmpty() ? told : root;
        List<String> built = PLACES.stream()
                .filter(place ->
                        (known.isEmpty() || place.get(0).equals(known)) && HostFiles.exists(files, place.get(1)))
                .filter(place -> !program.endsWith("/httpd") || !place.get(1).endsWith("apache2.conf"))
                .findFirst()
                .orElse(List.of("", ""));
        String folder = known.isEmpty() ? built.get(0) : known;
        if (!file.isEmpty()) {
            return List.of(folder, HostFiles.below(folder, file));
        }
        if (!built.get(1).isEmpty()) {
            return built;
        }
        String below = program.endsWith("/apache2") ? "apache2.conf" : "conf/httpd.conf";
        return List.of(folder, HostFiles.below(folder, below));
    }
}
