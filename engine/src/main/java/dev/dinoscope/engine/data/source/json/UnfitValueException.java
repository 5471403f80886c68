package dev.dinoscope.engine.data.source.json;

import java.io.IOException;

/// A value of a record that cannot be what its key says. The value has been read past: the record is damaged, the list
/// goes on.
final class UnfitValueException extends IOException {
    private static final long serialVersionUID = 1L;

    UnfitValueException(String why) {
        super(why);
    }
}
