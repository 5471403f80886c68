package dev.dinoscope.engine.data.source.tar;

import java.io.IOException;
import java.util.Locale;

/// A tar that cannot be read on.
final class DamagedTarException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param offset of the block at which reading ended, in bytes
    DamagedTarException(long offset, String why) {
        super(String.format(Locale.ROOT, "damaged at byte %,d: %s; what comes after it is lost", offset, why));
    }
}
