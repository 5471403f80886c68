package dev.dinoscope.engine.data;

/// Hears how far a long preparation is. Calls come from one thread, often; listeners thin them out.
@FunctionalInterface
public interface Progress {
    /// Nobody listens.
    Progress NONE = (stage, done, total) -> {};

    /// @param stage what is being done, in words for people
    /// @param total 0 when unknown
    void report(String stage, long done, long total);

    /// Something people should read, such as a damaged cache that is made anew.
    default void note(String message) {}
}
