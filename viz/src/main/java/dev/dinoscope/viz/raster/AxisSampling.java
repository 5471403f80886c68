package dev.dinoscope.viz.raster;

/// Which cells, with which weights, make each pixel along one axis.
///
/// When several cells fall on one pixel the kernel is widened to cover them all, so that no cell is skipped.
/// Outside of the data the nearest edge cell continues it.
final class AxisSampling {
    private final int[] first;
    private final float[] weights;
    private final int taps;

    private AxisSampling(int[] first, float[] weights, int taps) {
        this.first = first;
        this.weights = weights;
        this.taps = taps;
    }

    /// @param cells length of the data
    /// @param pixels length of the picture
    /// @param origin position of the picture's edge, in cells
    /// @param step cells per pixel
    static AxisSampling of(int cells, int pixels, double origin, double step, Kernel kernel) {
        double stretch = Math.max(1, step);
        double reach = kernel.support() * stretch;
        int taps = Math.min(cells, (int) Math.ceil(2 * reach) + (kernel == Kernel.NEAREST && stretch == 1 ? 0 : 1));
        int[] first = new int[pixels];
        float[] weights = new float[pixels * taps];
        for (int pixel = 0; pixel < pixels; pixel++) {
            double centre = origin + (pixel + 0.5) * step - 0.5;
            int begin = (int) Math.ceil(centre - reach - 1e-9);
            first[pixel] = Math.clamp(begin, 0, cells - taps);
            fill(weights, pixel * taps, first[pixel], begin, centre, new Tap(cells, taps, reach, stretch, kernel));
        }
        return new AxisSampling(first, weights, taps);
    }

    private record Tap(int cells, int taps, double reach, double stretch, Kernel kernel) {}

    private static void fill(float[] weights, int offset, int first, int begin, double centre, Tap tap) {
        double sum = 0;
        int end = (int) Math.floor(centre + tap.reach + 1e-9);
        for (int cell = begin; cell <= end; cell++) {
            double weight = tap.kernel.weight((cell - centre) / tap.stretch);
            int index = Math.clamp(cell, 0, tap.cells - 1) - first;
            if (weight != 0 && index >= 0 && index < tap.taps) {
                weights[offset + index] += (float) weight;
                sum += weight;
            }
        }
        if (sum == 0) {
            weights[offset + Math.clamp(Math.round(centre) - first, 0, tap.taps - 1)] = 1;
            return;
        }
        for (int i = offset; i < offset + tap.taps; i++) {
            weights[i] /= (float) sum;
        }
    }

    int pixels() {
        return first.length;
    }

    int taps() {
        return taps;
    }

    int first(int pixel) {
        return first[pixel];
    }

    float weight(int pixel, int tap) {
        return weights[pixel * taps + tap];
    }

    /// First cell that any pixel reads.
    int minCell() {
        return first.length == 0 ? 0 : first[0];
    }

    /// One past the last cell that any pixel reads.
    int maxCell() {
        return first.length == 0 ? 0 : first[first.length - 1] + taps;
    }
}
