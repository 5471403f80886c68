package dev.dinoscope.engine.train.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// A tensor of features.
///
/// @param dims of one row
/// @param values row-major, shape [rows, dims…]
@SuppressWarnings("ArrayRecordComponent") // large; compared nowhere
public record Feature(int rows, long[] dims, float[] values) {
    /// Shape with the rows in front.
    public List<Long> shape() {
        return LongStream.concat(LongStream.of(rows), Arrays.stream(dims))
                .boxed()
                .toList();
    }
}
