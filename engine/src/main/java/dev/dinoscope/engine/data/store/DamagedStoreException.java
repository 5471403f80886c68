package dev.dinoscope.engine.data.store;

import java.io.IOException;

/// A prepared folder is not what was once written there.
final class DamagedStoreException extends IOException {
    DamagedStoreException(String message) {
        super(message);
    }
}
