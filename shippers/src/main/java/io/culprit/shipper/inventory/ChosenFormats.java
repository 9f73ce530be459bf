package io.culprit.shipper.inventory;

import io.culprit.shipper.format.Format;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;

/**
 * Formats that someone said files have, in place of recognising them.
 *
 * @param choices each with the files it is for; the first that names a file holds
 */
public record ChosenFormats(List<Choice> choices) {

    /** Every file is recognised by its content. */
    public static final ChosenFormats NONE = new ChosenFormats(List.of());

    public ChosenFormats {
        choices = List.copyOf(choices);
    }

    /**
     * A format and the files that have it.
     *
     * @param glob pattern of their paths relative to what is read, or of their names when it has no slash; empty for all
     *     that no other choice names
     */
    public record Choice(String glob, Format format) {

        boolean names(String label) {
            Path path = Path.of(label);
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return matcher.matches(path) || (!glob.contains("/") && matcher.matches(path.getFileName()));
        }
    }

    /** The format chosen for a file, whichever generation of its log it is. */
    Optional<Format> of(Found file) {
        return of(file.label());
    }

    /** The format chosen for a file of this path, relative to what is read or whole. */
    public Optional<Format> of(String path) {
        String plain = Rotation.of(path).plain();
        return choices.stream()
                .filter(choice -> !choice.glob().isEmpty() && (choice.names(path) || choice.names(plain)))
                .findFirst()
                .or(() -> choices.stream()
                        .filter(choice -> choice.glob().isEmpty())
                        .findFirst())
                .map(Choice::format);
    }
}
