package dev.dinoscope.engine.data.seed;

/// SplitMix64 (Steele, Lea, Flood 2014), kept here so that a run repeats on every version of Java, and seeded
/// anew for each sample so that no result depends on which thread did what first. Not thread-safe.
public final class SampleRandom {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private long state;

    /// Starts the stream that belongs to these numbers, such as (seed, epoch, row).
    public SampleRandom seed(long... parts) {
        state = 0;
        for (long part : parts) {
            state = mix(state + GOLDEN_GAMMA + part);
        }
        return this;
    }

    /// Goes on as the other will, which is left as it is.
    public SampleRandom follow(SampleRandom other) {
        state = other.state;
        return this;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// Uniform over all 64-bit values.
    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /// Uniform in [0, 1), 24 bits.
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1p-24f;
    }

    /// Uniform in [low, high).
    public float between(float low, float high) {
        return low + (high - low) * nextFloat();
    }

    /// Uniform in [0, bound); the bias of the multiplication is below 2⁻³² of it.
    public int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /// Fisher–Yates, in place.
    public void shuffle(int[] items) {
        for (int i = items.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int kept = items[i];
            items[i] = items[j];
            items[j] = kept;
        }
    }
}
