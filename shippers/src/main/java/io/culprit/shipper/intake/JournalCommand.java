package io.culprit.shipper.intake;

import io.culprit.shipper.settings.JournalSetting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How {@code journalctl} is called; systemd 252, src/journal/journalctl.c.
 *
 * @param program the program, with what is before its options
 * @param machine the host's machine id, where it has one: its journal may stand beside those of others
 * @param once whether it is to end where the journal ends now
 */
record JournalCommand(List<String> program, Optional<String> machine, JournalSetting setting, boolean once) {

    /**
     * The command.
     *
     * @param last the last entry there is
     * @param byTime whether the journal does not know its cursor any more
     * @param since when following began, for a journal of which there is no entry yet
     */
    List<String> behind(Optional<LastEntry> last, boolean byTime, Instant since) {
        List<String> line = new ArrayList<>(program);
        // Without --all, fields over 4 KiB are null.
        line.addAll(List.of("--output=json", "--all"));
        // Quiet, it does not say that it found nothing, in the place of an entry; but nor that it may not see all.
        line.add(once ? "--quiet" : "--follow");
        // Else --follow passes over what was logged before the host went down, and over what other hosts logged.
        line.add("--merge");
        setting.directory().ifPresent(folder -> line.add("--directory=" + folder));
        setting.units().forEach(unit -> line.add("--unit=" + unit));
        // With --follow it would begin ten lines before the end, whatever else is said.
        line.add("--no-tail");
        if (last.isPresent() && !byTime) {
            line.add("--after-cursor=" + last.get().cursor());
        } else if (last.isPresent()) {
            line.add("--since=@" + last.get().time().getEpochSecond());
        } else if (!setting.fromBeginning()) {
            line.add("--since=@" + since.getEpochSecond());
        }
        if (setting.directory().isEmpty()) {
            machine.ifPresent(id -> line.add("_MACHINE_ID=" + id));
        }
        return line;
    }
}
