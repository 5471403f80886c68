package dev.dinoscope.engine.data.source;

import java.io.IOException;

/// Where an encoded image (JPEG, PNG, …) lies on disk. Made when asked for: a data set of millions holds none of them.
public sealed interface ImageBytes permits ImageFile, TarEntry {
    /// The encoded image, read anew each time; the page cache keeps what is used.
    ///
    /// @throws IOException naming the image, when it is gone or cut short
    byte[] read() throws IOException;

    /// For people: enough to find the image again.
    String name();
}
