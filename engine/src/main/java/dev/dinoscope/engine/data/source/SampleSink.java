package dev.dinoscope.engine.data.source;

import java.io.IOException;

/// Takes what a source finds. For one thread.
public interface SampleSink {
    /// Samples of an image that came before, in whatever spelling of its path, add captions to it. Those without any
    /// are kept for methods without text.
    ///
    /// @throws IOException when it cannot be kept
    void add(Sample sample) throws IOException;

    /// Names something that cannot be used; the rest goes on.
    ///
    /// @param name where it is: a file, and the place in it
    default void reject(Reject kind, String name, String why) {
        reject(kind, 1, name, why);
    }

    /// The same for something that takes others with it.
    ///
    /// @param count how many are lost
    void reject(Reject kind, long count, String name, String why);

    /// Counts something that is there and is not used, by its nature and not for damage: nothing is left out silently.
    ///
    /// @param what in words for people, the same for all of a kind, such as `files ending .parquet`
    /// @param count how many
    /// @param name where the first of them is
    void passOver(String what, long count, String name);

    /// Tells how far the source is; asked often.
    ///
    /// @param total 0 when unknown
    /// @throws java.util.concurrent.CancellationException when the user has cancelled
    void progress(String stage, long done, long total);

    /// What cannot be used.
    enum Reject {
        /// An image that is missing, empty or no file that can be one.
        IMAGE,
        /// An image without a caption.
        CAPTION,
        /// A line of a table, or a text beside an image, that is damaged.
        LINE,
        /// The rest of a damaged file.
        FILE
    }
}
