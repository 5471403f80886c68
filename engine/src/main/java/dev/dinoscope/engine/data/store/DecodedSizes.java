package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.image.ImageSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/// How large each image of a decoded cache is and where it begins. A side of 0 stands for a broken image.
///
/// @param broken row → name of the image, [#BEFORE_REASON], what is wrong with it
@SuppressWarnings("ArrayRecordComponent") // large; compared nowhere
record DecodedSizes(int[] heights, int[] widths, long[] offsets, Map<Integer, String> broken) {
    static final String FILE = "sizes.i32";
    static final String BEFORE_REASON = "\n";

    /// @param sides [rows, 2]: height, width
    static DecodedSizes of(int[] sides, Map<Integer, String> broken) {
        int rows = sides.length / 2;
        var heights = new int[rows];
        var widths = new int[rows];
        var offsets = new long[rows + 1];
        for (int row = 0; row < rows; row++) {
            heights[row] = sides[2 * row];
            widths[row] = sides[2 * row + 1];
            offsets[row + 1] = offsets[row] + 3L * heights[row] * widths[row];
        }
        return new DecodedSizes(heights, widths, offsets, new TreeMap<>(broken));
    }

    int rows() {
        return heights.length;
    }

    long bytes() {
        return offsets[rows()];
    }

    ImageSize size(int row) {
        return new ImageSize(heights[row], widths[row]);
    }

    /// Little-endian int32 [rows, 2].
    byte[] toBytes() {
        var bytes = ByteBuffer.allocate(2 * Integer.BYTES * rows()).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows(); row++) {
            bytes.putInt(heights[row]).putInt(widths[row]);
        }
        return bytes.array();
    }

    static int[] sides(byte[] bytes) {
        var sides = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(sides);
        return sides;
    }
}
