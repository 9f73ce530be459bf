package io.culprit.shipper.probe.files;

import java.time.Instant;
import java.util.Objects;

/**
 * A file as it was seen.
 *
 * @param type {@code file}, {@code symlink}, {@code directory} or {@code other}
 * @param size its size in bytes
 * @param modified when its content was written, as it says itself
 * @param changed when it was last changed in any way, by the kernel's clock
 * @param inode its number on its device
 * @param mode its permission bits
 * @param owner numbers of its user and group, as {@code 0:33}
 * @param target where a symbolic link points to
 * @param sha256 digest of its content, or empty
 * @param ownedBy the package that it belongs to, or empty
 */
record FileState(
        String type,
        long size,
        Instant modified,
        Instant changed,
        long inode,
        int mode,
        String owner,
        String target,
        String sha256,
        String ownedBy) {

    FileState {
        Objects.requireNonNull(type);
        Objects.requireNonNull(modified);
        Objects.requireNonNull(changed);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(target);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(ownedBy);
    }

    /** Whether nothing was done to it since, so that its digest still holds. */
    boolean untouchedSince(FileState before) {
        return type.equals(before.type)
                && size == before.size
                && inode == before.inode
                && modified.equals(before.modified)
                && changed.equals(before.changed)
                && target.equals(before.target);
    }

    /** Whether it is the same to whoever uses it. */
    boolean same(FileState before) {
        boolean content = sha256.isEmpty() && before.sha256.isEmpty()
                ? size == before.size && modified.equals(before.modified)
                : sha256.equals(before.sha256);
        boolean folder = type.equals("directory") && before.type.equals("directory");
        return type.equals(before.type)
                && target.equals(before.target)
                && mode == before.mode
                && owner.equals(before.owner)
                && (folder || content || !target.isEmpty());
    }

    FileState withDigest(String digest) {
        return new FileState(type, size, modified, changed, inode, mode, owner, target, digest, ownedBy);
    }

    FileState ownedBy(String name) {
        return new FileState(type, size, modified, changed, inode, mode, owner, target, sha256, name);
    }

    /** Its permission bits as people write them: {@code 0644}. */
    String permissions() {
        return String.format("%04o", mode & 07777);
    }
}
