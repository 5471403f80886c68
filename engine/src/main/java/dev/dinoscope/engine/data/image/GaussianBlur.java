package dev.dinoscope.engine.data.image;

import java.util.Arrays;

/// Blurs planes by a Gaussian, in two one-dimensional passes that the compiler turns into vector code. As
/// torchvision's with a kernel of 9, which DINO uses; wider Gaussians get wider kernels. Holds its scratch
/// memory; not thread-safe.
public final class GaussianBlur {
    private static final int LEAST_REACH = 4;
    private static final float NEGLIGIBLE = 1e-7f;
    private final int side;
    private final float[] rows;
    private float[] padded = new float[0];
    private float[] weights = new float[0];

    /// @param side of the square planes
    public GaussianBlur(int side) {
        this.side = side;
        this.rows = new float[side * side];
    }

    /// @param planes [n, side, side], changed in place
    /// @param sigma standard deviation in pixels
    public void apply(float[] planes, float sigma) {
        setWeights(sigma);
        for (int from = 0; from < planes.length; from += side * side) {
            blurRows(planes, from);
            blurColumns(planes, from);
        }
    }

    /// `weights[i]` for neighbours i pixels away; mirroring needs the reach to stay below the side.
    private void setWeights(float sigma) {
        int reach = Math.min(side - 1, Math.max(LEAST_REACH, (int) Math.ceil(2 * sigma)));
        weights = new float[reach + 1];
        float sum = -1;
        for (int i = 0; i <= reach; i++) {
            weights[i] = (float) Math.exp(-0.5 * i * i / ((double) sigma * sigma));
            sum += 2 * weights[i];
        }
        while (weights[reach] < NEGLIGIBLE) {
            reach--;
        }
        weights = Arrays.copyOf(weights, reach + 1);
        for (int i = 0; i <= reach; i++) {
            weights[i] /= sum;
        }
    }

    private void blurRows(float[] planes, int from) {
        int reach = weights.length - 1;
        if (padded.length < side + 2 * reach) {
            padded = new float[side + 2 * reach];
        }
        for (int row = 0; row < side; row++) {
            int at = from + row * side;
            System.arraycopy(planes, at, padded, reach, side);
            for (int i = 1; i <= reach; i++) {
                padded[reach - i] = planes[at + i];
                padded[reach + side - 1 + i] = planes[at + side - 1 - i];
            }
            scale(padded, reach, weights[0], rows, row * side, side);
            for (int i = 1; i <= reach; i++) {
                addBoth(padded, reach - i, padded, reach + i, weights[i], rows, row * side, side);
            }
        }
    }

    private void blurColumns(float[] planes, int from) {
        for (int row = 0; row < side; row++) {
            int to = from + row * side;
            scale(rows, row * side, weights[0], planes, to, side);
            for (int i = 1; i < weights.length; i++) {
                addBoth(rows, mirrored(row - i) * side, rows, mirrored(row + i) * side, weights[i], planes, to, side);
            }
        }
    }

    private int mirrored(int row) {
        int inside = Math.abs(row);
        return inside < side ? inside : 2 * (side - 1) - inside;
    }

    private static void scale(float[] source, int from, float weight, float[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] = weight * source[from + i];
        }
    }

    private static void addBoth(
            float[] one, int oneFrom, float[] other, int otherFrom, float weight, float[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] += weight * (one[oneFrom + i] + other[otherFrom + i]);
        }
    }
}
