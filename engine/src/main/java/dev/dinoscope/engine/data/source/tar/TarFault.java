package dev.dinoscope.engine.data.source.tar;

import java.util.Map;

/// Why an entry of a tar has no content that can be read in place.
final class TarFault {
    static final String SPARSE = "is stored as a sparse file; pack it again without --sparse";

    /// GNU tar writes a sparse file under a name of its own making and keeps the true one here.
    static final String SPARSE_NAME = "GNU.sparse.name";

    private static final String SPARSE_KEYS = "GNU.sparse.";

    private TarFault() {}

    /// @param type of a link, a device or a pipe
    static String of(char type, String link) {
        return switch (type) {
            case '1' -> "is a link to " + link + " in the tar; pack it with --hard-dereference";
            case '2' -> "is a link to " + link + "; pack it with --dereference";
            default -> "is a pipe or a device, not an ordinary file";
        };
    }

    /// @return empty for an ordinary file
    static String of(TarHeader header, Map<String, String> pax) {
        if (pax.keySet().stream().anyMatch(key -> key.startsWith(SPARSE_KEYS))) {
            return SPARSE;
        }
        return switch (header.type()) {
            case '0', '\0', '7' -> "";
            default -> "is of a kind that is not known (" + header.type() + ")";
        };
    }
}
