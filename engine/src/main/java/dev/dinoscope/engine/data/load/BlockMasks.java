package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.seed.SampleRandom;
import java.util.Arrays;

/// Masks for a batch of images, block by block as in BEiT and iBOT. How many patches of how many images are
/// hidden is always the same; which ones, and of which images, is left to chance. Used again; not
/// thread-safe.
final class BlockMasks {
    private static final int ATTEMPTS = 10;
    private final MaskConfig config;
    private final int images;
    private final int rows;
    private final int columns;
    private final int[] hidden;
    private final boolean[] mask;
    private final int[] free;

    /// @param images of a batch
    /// @param rows of patches in an image
    BlockMasks(MaskConfig config, int images, int rows, int columns) {
        this.config = config;
        this.images = images;
        this.rows = rows;
        this.columns = columns;
        this.hidden = new int[images];
        this.mask = new boolean[images * rows * columns];
        this.free = new int[rows * columns];
    }

    /// Patches hidden in all images together.
    int total() {
        return config.total(images, rows * columns);
    }

    /// Draws masks anew.
    ///
    /// @return [images, rows·columns], true where hidden; valid until the next call
    boolean[] draw(SampleRandom random) {
        Arrays.fill(mask, false);
        Arrays.fill(hidden, 0);
        int masked = config.maskedImages(images);
        for (int j = 1; j <= masked; j++) {
            hidden[j - 1] = config.maskedPatches(rows * columns, j, masked);
        }
        random.shuffle(hidden);
        for (int image = 0; image < images; image++) {
            int from = image * rows * columns;
            complete(from, hidden[image] - blocks(from, hidden[image], random), random);
        }
        return mask;
    }

    /// Patches hidden in each image of the last draw.
    int hidden(int image) {
        return hidden[image];
    }

    /// Adds blocks until there are enough patches or no block is found that fits.
    ///
    /// @return patches now hidden
    private int blocks(int from, int wanted, SampleRandom random) {
        int done = 0;
        while (done < wanted) {
            int most = Math.min(wanted - done, rows * columns / 2);
            int added = 0;
            for (int attempt = 0; attempt < ATTEMPTS && added == 0; attempt++) {
                added = block(from, most, random);
            }
            if (added == 0) {
                return done;
            }
            done += added;
        }
        return done;
    }

    /// @return patches it hides that were not hidden; 0 when it does not fit, or would hide more than `most`
    private int block(int from, int most, SampleRandom random) {
        float area = random.between(config.blockMin(), most);
        float logRatio = (float) Math.log(config.aspectRatioMin());
        float ratio = (float) Math.exp(random.between(logRatio, -logRatio));
        int height = Math.round((float) Math.sqrt(area / ratio));
        int width = Math.round((float) Math.sqrt(area * ratio));
        if (height >= rows || width >= columns) {
            return 0;
        }
        int top = random.nextInt(rows - height + 1);
        int left = random.nextInt(columns - width + 1);
        int added = 0;
        for (int row = top; row < top + height; row++) {
            for (int column = left; column < left + width; column++) {
                added += mask[from + row * columns + column] ? 0 : 1;
            }
        }
        if (added > most) {
            return 0;
        }
        for (int row = top; row < top + height; row++) {
            int at = from + row * columns + left;
            Arrays.fill(mask, at, at + width, true);
        }
        return added;
    }

    /// Hides single patches until the count is exact.
    private void complete(int from, int missing, SampleRandom random) {
        if (missing == 0) {
            return;
        }
        int count = 0;
        for (int patch = 0; patch < rows * columns; patch++) {
            if (!mask[from + patch]) {
                free[count++] = patch;
            }
        }
        for (int i = 0; i < missing; i++) {
            int chosen = i + random.nextInt(count - i);
            int patch = free[chosen];
            free[chosen] = free[i];
            mask[from + patch] = true;
        }
    }
}
