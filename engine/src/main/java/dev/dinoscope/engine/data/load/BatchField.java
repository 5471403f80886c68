package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.image.PixelNormalisation;
import java.util.List;

/// Something that a method wants each batch to hold. The loader makes it; what it is for one pair follows
/// from the run's seed, the epoch and the pair's row alone (masks: from the seed and the step), whatever
/// other fields a batch has.
public sealed interface BatchField {
    /// Colour channels of an image.
    long CHANNELS = 3;

    /// A lower-case identifier.
    String name();

    /// What it becomes in a batch of so many pairs.
    List<BatchTensor> tensors(int pairs);

    /// Images: float32 [crops·pairs, 3, side, side], crop by crop: all pairs of crop 0, then all of crop 1, ….
    ///
    /// @param side of the square input, in pixels
    record Images(String name, int side, PixelNormalisation normalisation, List<Crop> crops) implements BatchField {
        public Images {
            crops = List.copyOf(crops);
            if (crops.isEmpty()) {
                throw new IllegalArgumentException("images \"" + name + "\" have no crop");
            }
        }

        /// One image a pair, varied as the recipe's `data.augmentation` says.
        public static Images ofRun(String name, int side, PixelNormalisation normalisation) {
            return new Images(name, side, normalisation, List.of(new Crop.OfRun()));
        }

        @Override
        public List<BatchTensor> tensors(int pairs) {
            return List.of(
                    BatchTensor.of(name, BatchTensor.Type.F32, (long) crops.size() * pairs, CHANNELS, side, side));
        }
    }

    /// Token ids: int64 [pairs, context].
    ///
    /// @param context tokens of a caption, start and end included
    record Captions(String name, int context, Which which) implements BatchField {
        /// Which of an image's captions.
        public enum Which {
            /// As the recipe's `data.captions` chooses and varies it.
            FIRST,
            /// Another one than FIRST where the image has several, else a variation of it.
            SECOND
        }

        @Override
        public List<BatchTensor> tensors(int pairs) {
            return List.of(BatchTensor.of(name, BatchTensor.Type.I64, pairs, context));
        }
    }

    /// Which patches of the images are hidden from a student that has to predict them; how many there are in
    /// all is the same in each batch. Three tensors: `<name>` bool [crops·pairs, grid²], true where hidden;
    /// `<name>_index` int64 `[hidden]`, their places in it, row-major, ascending; `<name>_weight` float32
    /// `[hidden]`, one over the number of patches hidden in the same image.
    ///
    /// @param crops of each pair that may be masked: two for the global crops of DINO
    /// @param grid patches along one side
    record PatchMasks(String name, int crops, int grid, MaskConfig config) implements BatchField {
        /// Name of the tensor of places.
        public String index() {
            return name + "_index";
        }

        /// Name of the tensor of weights.
        public String weight() {
            return name + "_weight";
        }

        @Override
        public List<BatchTensor> tensors(int pairs) {
            int hidden = config.total(crops * pairs, grid * grid);
            return List.of(
                    BatchTensor.of(name, BatchTensor.Type.BOOL, (long) crops * pairs, (long) grid * grid),
                    BatchTensor.of(index(), BatchTensor.Type.I64, hidden),
                    BatchTensor.of(weight(), BatchTensor.Type.F32, hidden));
        }
    }
}
