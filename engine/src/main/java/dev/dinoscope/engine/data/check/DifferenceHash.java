package dev.dinoscope.engine.data.check;

import dev.dinoscope.engine.data.image.Picture;

/// Difference hash: whether each of 8×8 cells is darker than its right neighbour. Equal for an image and its copy in
/// another size or quality, with few exceptions.
final class DifferenceHash {
    /// Of images without structure: they all look alike.
    static final long NONE = 0;

    private static final int ROWS = 8;
    private static final int COLUMNS = 9;
    /// Neighbours that differ less are noise of the encoding, in sums of three channels.
    private static final int FLAT = 6;

    private DifferenceHash() {}

    static long of(Picture picture) {
        var cells = cells(picture);
        long hash = 0;
        int structured = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column + 1 < COLUMNS; column++) {
                int here = cells[row * COLUMNS + column];
                int right = cells[row * COLUMNS + column + 1];
                hash = hash << 1 | (here + FLAT < right ? 1 : 0);
                structured += Math.abs(here - right) > FLAT ? 1 : 0;
            }
        }
        return structured < COLUMNS ? NONE : hash;
    }

    /// Mean intensity of each cell, three channels added.
    private static int[] cells(Picture picture) {
        var cells = new int[ROWS * COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                cells[row * COLUMNS + column] = mean(picture, row, column);
            }
        }
        return cells;
    }

    private static int mean(Picture picture, int row, int column) {
        int top = row * picture.height() / ROWS;
        int bottom = Math.max(top + 1, (row + 1) * picture.height() / ROWS);
        int left = column * picture.width() / COLUMNS;
        int right = Math.max(left + 1, (column + 1) * picture.width() / COLUMNS);
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int at = Picture.CHANNELS * (y * picture.width() + left);
                    at < Picture.CHANNELS * (y * picture.width() + right);
                    at++) {
                sum += picture.rgb()[at] & 0xff;
            }
        }
        return (int) (sum / ((long) (bottom - top) * (right - left)));
    }
}
