package dev.dinoscope.engine.data.image;

import java.io.IOException;

/// An image that cannot be decoded, for good: reading it again gives the same.
public final class BrokenImageException extends IOException {
    private final String name;
    private final String why;

    /// @param name of the image: a file, or an entry of an archive
    /// @param why in words for people
    public BrokenImageException(String name, String why) {
        super(name + ": " + why);
        this.name = name;
        this.why = why;
    }

    /// Which image.
    public String name() {
        return name;
    }

    /// What is wrong with it.
    public String why() {
        return why;
    }
}
