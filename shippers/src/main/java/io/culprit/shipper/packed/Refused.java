package io.culprit.shipper.packed;

/**
 * A member of an archive that was not unpacked, or the rest of the archive.
 *
 * @param name the member's name as the archive has it, empty for the rest of the archive
 * @param reason why, in a few words
 */
public record Refused(String name, String reason) {}
