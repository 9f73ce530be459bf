package io.culprit.shipper.probe.modules;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.Commands.Output;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.apache.ApacheServer;
import io.culprit.shipper.probe.apache.ApacheServers;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.capture.Findings;
import io.culprit.shipper.probe.configuration.ApacheTree;
import io.culprit.shipper.probe.configuration.ConfigurationTree;
import io.culprit.shipper.probe.host.HostFiles;
import io.culprit.shipper.probe.host.StateFile;
import io.culprit.shipper.probe.modules.ModuleMemory.ServerMemory;
import io.culprit.shipper.probe.packages.PackageFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at every running Apache: its configuration, the files of its modules, and what it has mapped. */
final class ModulesProbe implements Probe {

    private static final Duration LISTING = Duration.ofSeconds(20);
    private static final int MOST_MAPS = 16 * 1024 * 1024;

    private final ModulesSettings settings;
    private final Host host;
    private final StateFile<ModuleMemory> state;
    private final Map<String, Listed> lists = new HashMap<>();

    /** What a server's command said, and of which configuration and files; or that it did not end. */
    private record Listed(String fingerprint, ModuleList list, Optional<Blindness> hung) {}

    ModulesProbe(ModulesSettings settings, Host host) {
        this.settings = settings;
        this.host = host;
        this.state = new StateFile<>(settings.state(), ModuleMemory.class);
    }

    @Override
    public Look look() throws InterruptedException {
        ModuleMemory before = state.before().orElseGet(() -> new ModuleMemory(new TreeMap<>()));
        ApacheServers servers = ApacheServers.on(host, settings.pidfile(), settings.root());
        SortedMap<String, ServerMemory> now = new TreeMap<>(before.servers());
        List<Capture> captures = new ArrayList<>();
        Optional<Blindness> blind = servers.blind();
        for (ApacheServer server : servers.running()) {
            Seeing seeing = new Seeing(server);
            try {
                seeing.look(Optional.ofNullable(before.servers().get(server.label())));
                now.put(server.label(), seeing.memory);
                captures.addAll(Findings.captures(
                        host.clock().instant(),
                        ModuleChanges.NAME,
                        server.label() + " -M, /proc/" + server.pid() + "/maps",
                        seeing.found));
            } catch (AccessDeniedException e) {
                seeing.blind = Optional.of(denied(e.getFile()));
            } catch (IOException e) {
                seeing.blind = Optional.of(new Blindness(
                        Reason.FAILED,
                        server.label() + ": " + e.getMessage() + " cannot be read; it may have just ended"));
            }
            blind = blind.or(() -> seeing.blind);
        }
        state.keep(new ModuleMemory(now));
        return new Look(captures, blind.or(state::problem));
    }

    private static String file(Finding finding) {
        return finding.attributes()
                .getOrDefault("module.file", finding.attributes().getOrDefault("library.file", ""));
    }

    private static Blindness denied(String file) {
        return new Blindness(
                Reason.PERMISSION,
                file
                        + " may not be read: give the shipper CAP_SYS_PTRACE for /proc/PID/maps and CAP_DAC_READ_SEARCH for"
                        + " configuration, or run it as root");
    }

    /** One look at one server. */
    private final class Seeing {

        private final ApacheServer server;
        private List<Finding> found = List.of();
        private ServerMemory memory = new ServerMemory("", new TreeMap<>(), new TreeSet<>());
        private Optional<Blindness> blind = Optional.empty();

        Seeing(ApacheServer server) {
            this.server = server;
        }

        void look(Optional<ServerMemory> known) throws IOException, InterruptedException {
            ServerMemory before = known.orElse(memory);
            ConfigurationTree tree =
                    ApacheTree.read(server.files(), server.file(), server.root(), server.options(), server.variables());
            if (!tree.refused().isEmpty()) {
                blind = Optional.of(denied(tree.refused().get(0)));
            } else if (tree.missing()) {
                blind = Optional.of(new Blindness(
                        Reason.MISSING,
                        "no configuration at " + server.file() + ": give root the ServerRoot of " + server.program()));
            }
            List<ConfiguredModule> loads = ConfiguredModule.in(tree, server.root());
            Map<String, DiskFile> disk = new HashMap<>();
            for (ConfiguredModule module : loads) {
                DiskFile.at(server.files(), module.file()).ifPresent(file -> disk.put(module.file(), file));
            }
            ModuleList list = list(fingerprint(tree, disk));
            List<ConfiguredModule> configured =
                    list.shared().map(names -> joined(names, loads)).orElse(loads);
            List<MappedFile> mapped = MappedFile.in(HostFiles.text(host, "/proc/" + server.pid() + "/maps", MOST_MAPS));
            SortedMap<String, Seen> now =
                    new ModuleStates(mapped, disk, server.loadedAt(), before.modules()).of(configured);
            found = new ArrayList<>(ModuleFindings.parsing(before.error(), list.error(), server.file()));
            ModuleFindings.between(before.modules(), now, known.isEmpty(), byName(configured), disk)
                    .forEach(found::add);
            SortedSet<String> stale = StaleLibraries.in(mapped, now.values(), loads);
            found.addAll(StaleLibraries.between(before.stale(), stale));
            Map<String, String> owners = PackageFiles.owners(
                    server.files(),
                    found.stream()
                            .map(ModulesProbe::file)
                            .filter(file -> !file.isEmpty())
                            .toList());
            found.replaceAll(finding -> finding.with("process.pid", Integer.toString(server.pid()))
                    .with("server.software", "apache")
                    .with("server.configuration", server.file())
                    .with("package.name", owners.getOrDefault(file(finding), "")));
            memory = new ServerMemory(list.error(), now, stale);
        }

        private Map<String, ConfiguredModule> byName(List<ConfiguredModule> modules) {
            return modules.stream()
                    .collect(Collectors.toMap(ConfiguredModule::name, Function.identity(), (first, again) -> first));
        }

        private List<ConfiguredModule> joined(List<String> names, List<ConfiguredModule> loads) {
            Map<String, ConfiguredModule> places = byName(loads);
            return names.stream()
                    .map(name -> places.getOrDefault(name, ConfiguredModule.named(name)))
                    .toList();
        }

        private String fingerprint(ConfigurationTree tree, Map<String, DiskFile> disk) {
            StringBuilder text = new StringBuilder(server.label());
            tree.statements().forEach(statement -> text.append('\n').append(statement.value()));
            new TreeMap<>(disk)
                    .forEach((file, found) -> text.append('\n').append(file).append(found.identity()));
            return text.toString();
        }

        /** The command runs what the configuration says, hence only when something changed. */
        private ModuleList list(String fingerprint) throws InterruptedException {
            Listed last = lists.get(server.label());
            if (last != null && last.fingerprint().equals(fingerprint)) {
                blind = last.hung().or(() -> blind);
                return last.list();
            }
            if (server.files() != host && settings.command().isEmpty()) {
                return new ModuleList(Optional.empty(), "");
            }
            List<String> command = settings.command().isEmpty() ? server.listModules() : settings.command();
            try {
                Output output = host.commands().run(command, LISTING);
                // One that hangs is not run again before something changed.
                Optional<Blindness> hung = output.timedOut()
                        ? Optional.of(new Blindness(
                                Reason.FAILED,
                                String.join(" ", command) + " did not end within " + LISTING.toSeconds()
                                        + " s, so that modules are told from the files only"))
                        : Optional.empty();
                ModuleList list = output.timedOut() ? new ModuleList(Optional.empty(), "") : ModuleList.of(output);
                blind = hung.or(() -> blind);
                lists.put(server.label(), new Listed(fingerprint, list, hung));
                return list;
            } catch (IOException e) {
                blind = Optional.of(new Blindness(
                        Reason.MISSING,
                        command.get(0) + " cannot be run (" + e.getMessage()
                                + "), so that modules are told from the files only: give command, as [apachectl, -M]"));
                return new ModuleList(Optional.empty(), "");
            }
        }
    }
}
