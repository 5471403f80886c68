package dev.dinoscope.engine.data.store;

import java.io.IOException;

/// A prepared folder is whole, but what it was made of has changed since.
public final class OutdatedException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param why in words for people
    public OutdatedException(String why) {
        super(why);
    }
}
