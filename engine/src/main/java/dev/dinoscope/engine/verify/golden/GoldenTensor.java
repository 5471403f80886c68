package dev.dinoscope.engine.verify.golden;

import dev.dinoscope.engine.trace.Shape;
import java.util.Arrays;

/// Expected numbers, row-major.
public final class GoldenTensor {
    private final Shape shape;
    private final double[] data;

    public GoldenTensor(Shape shape, double... data) {
        if (shape.count() != data.length) {
            throw new IllegalArgumentException(data.length + " numbers for shape " + shape);
        }
        this.shape = shape;
        this.data = data.clone();
    }

    public Shape shape() {
        return shape;
    }

    public double[] data() {
        return data.clone();
    }

    public int[] whole() {
        return Arrays.stream(data).mapToInt(d -> (int) d).toArray();
    }

    /// The entries of the first axis as flat vectors.
    public double[][] rows() {
        int width = Math.toIntExact(shape.count() / shape.dim(0));
        double[][] rows = new double[Math.toIntExact(shape.dim(0))][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(data, i * width, (i + 1) * width);
        }
        return rows;
    }
}
