package dev.dinoscope.engine.data.image;

/// Which source pixels, with which weights, make each output pixel along one axis: a filter, widened when
/// shrinking (antialiased, as in Pillow). Reused; not thread-safe.
final class FilterTaps {
    private final int[] first;
    private final int[] count;
    private final Interpolation filter;
    private float[] weights = new float[0];
    private int stride;

    FilterTaps(int outputs, Interpolation filter) {
        this.filter = filter;
        first = new int[outputs];
        count = new int[outputs];
    }

    /// @param start of the interval that the outputs cover, in source pixels
    /// @param flip whether the first output is the interval's end
    void cover(float start, float length, int size, boolean flip) {
        int outputs = first.length;
        float step = length / outputs;
        float widening = Math.max(1, step);
        float reach = filter.reach() * widening;
        stride = 2 * (int) Math.ceil(reach) + 1;
        if (weights.length < outputs * stride) {
            weights = new float[outputs * stride];
        }
        for (int output = 0; output < outputs; output++) {
            float centre = start + (output + 0.5f) * step;
            set(flip ? outputs - 1 - output : output, centre, reach, widening, size);
        }
    }

    /// Outputs whose centre lies outside the image have no taps: they show the background.
    private void set(int output, float centre, float reach, float widening, int size) {
        count[output] = 0;
        if (centre < 0 || centre > size) {
            return;
        }
        int from = Math.max(0, (int) Math.floor(centre - reach + 0.5f));
        int to = Math.min(size, (int) Math.floor(centre + reach + 0.5f));
        int at = output * stride;
        float sum = 0;
        for (int source = from; source < to; source++) {
            float weight = filter.weight(Math.abs(source + 0.5f - centre) / widening);
            weights[at + source - from] = weight;
            sum += weight;
        }
        for (int tap = 0; tap < to - from; tap++) {
            weights[at + tap] /= sum;
        }
        first[output] = from;
        count[output] = to - from;
    }

    int first(int output) {
        return first[output];
    }

    /// 0 outside the image.
    int count(int output) {
        return count[output];
    }

    /// Where the output's weights begin in [#weights()].
    int offset(int output) {
        return output * stride;
    }

    float[] weights() {
        return weights;
    }

    /// The lowest source pixel that any output needs.
    int lowest() {
        int lowest = Integer.MAX_VALUE;
        for (int output = 0; output < first.length; output++) {
            if (count[output] > 0) {
                lowest = Math.min(lowest, first[output]);
            }
        }
        return lowest;
    }

    /// One past the highest source pixel that any output needs.
    int end() {
        int end = 0;
        for (int output = 0; output < first.length; output++) {
            end = Math.max(end, count[output] == 0 ? 0 : first[output] + count[output]);
        }
        return end;
    }
}
