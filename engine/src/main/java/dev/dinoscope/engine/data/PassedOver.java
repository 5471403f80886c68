package dev.dinoscope.engine.data;

/// Something that a source holds and does not use, by its nature and not for damage.
///
/// @param what in words, such as `files ending .parquet`
/// @param count how many
/// @param first where the first of them is
public record PassedOver(String what, long count, String first) {
    /// For people, such as `files ending .parquet: 2 (first 00000.parquet)`.
    public String text() {
        return what + ": " + count + " (" + (count == 1 ? "" : "first ") + first + ")";
    }
}
