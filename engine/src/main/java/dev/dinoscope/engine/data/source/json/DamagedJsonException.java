package dev.dinoscope.engine.data.source.json;

import dev.dinoscope.engine.data.source.TextFault;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.core.JacksonException;

/// A JSON file that cannot be read, or is not what it should be.
public final class DamagedJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param offset of the damage, in bytes
    DamagedJsonException(String file, long offset, JacksonException cause) {
        super(file + place(cause, offset) + ": " + TextFault.shown(cause.getOriginalMessage()), cause);
    }

    DamagedJsonException(String file, int line, String what) {
        super(file + " line " + line + ": " + what);
    }

    private static String place(JacksonException cause, long offset) {
        var place = cause.getLocation();
        return place == null
                ? ""
                : String.format(
                        Locale.ROOT, " line %d, column %d (byte %d)", place.getLineNr(), place.getColumnNr(), offset);
    }
}
