/**
 * Packed: compressed files as the bytes that are in them, archives as folders of files. What is
 * open at once takes bounded memory.
 *
 * <p>May depend on commons-compress, xz and zstd-jni, and on the terminal package for what the file system says. Archives are
 * hostile input: what would lead out of the folder, or fill it, is refused.
 */
package io.culprit.shipper.packed;
