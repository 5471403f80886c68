package dev.dinoscope.engine.run;

/// What a snapshot shows.
///
/// @param rows of the patch grid
/// @param columns of the patch grid
/// @param encoder for people, such as `vit 3x128 stem`
public record SnapshotInfo(long step, int rows, int columns, String encoder) {
    public int patches() {
        return rows * columns;
    }
}
