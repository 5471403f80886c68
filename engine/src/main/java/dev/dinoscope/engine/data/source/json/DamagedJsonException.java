package dev.dinoscope.engine.data.source.json;

import dev.dinoscope.engine.data.source.TextFault;
import dev.dinoscope.engine.files.JsonSyntaxText;
import java.io.IOException;
import tools.jackson.core.JacksonException;

/// A JSON file that cannot be read, or is not what it should be.
public final class DamagedJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param place of the damage: a file, and where in it
    DamagedJsonException(String place, JacksonException cause) {
        super(place + ": " + TextFault.shown(JsonSyntaxText.of(cause)), cause);
    }

    DamagedJsonException(String place, String what) {
        super(place + ": " + what);
    }
}
