package dev.dinoscope.engine.run.files;

import java.time.Instant;

/// Refuses times that no clock shows. They come from damaged files, and overflow what counts in milliseconds.
public final class PlausibleTime {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private PlausibleTime() {}

    /// @param what the time is, for the message
    /// @throws IllegalArgumentException outside of the years 0 to 9999
    public static void require(String what, Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new IllegalArgumentException(what + " is " + time + ", which no clock shows");
        }
    }
}
