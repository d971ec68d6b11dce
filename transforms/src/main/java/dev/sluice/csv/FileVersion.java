package dev.sluice.csv;

import java.io.Serializable;

/**
 * A file as it was found.
 *
 * @param path as {@link org.apache.beam.sdk.io.FileSystems} writes it
 * @param size bytes as stored
 * @param modifiedMillis since 1970; 0 if the file system does not tell
 * @param fingerprint hash of the size and of the first and last 64 KiB as stored, hexadecimal
 */
public record FileVersion(String path, long size, long modifiedMillis, String fingerprint)
    implements Serializable {}
