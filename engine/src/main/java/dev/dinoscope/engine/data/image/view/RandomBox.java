package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.data.image.Box;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.seed.SampleRandom;

/// Where a random resized crop looks, as in Inception's training and torchvision's RandomResizedCrop: a box of a random
/// share of the image's area (uniform) and a random ratio of its own sides (log-uniform), whatever the shape of the
/// image; in long images, where ten draws find none, the largest one in the middle.
///
/// Beyond torchvision's, a box may reach over the image's edge by as much as `shift` may move it there, and further
/// where shares above 1 ask for more than the image; and its place is not rounded to whole pixels.
final class RandomBox {
    private static final int ATTEMPTS = 10;
    private final float scaleMin;
    private final float scaleMax;
    private final float longest;
    private final float shift;
    private final float reach;

    /// @param aspectRatioMax of the longer side to the shorter, in pixels
    /// @param shift boxes are moved by up to this share of the image's side
    RandomBox(double scaleMin, double scaleMax, double aspectRatioMax, double shift) {
        this.scaleMin = (float) scaleMin;
        this.scaleMax = (float) scaleMax;
        this.longest = (float) aspectRatioMax;
        this.shift = (float) shift;
        this.reach = (float) ((1 + shift) * Math.sqrt(Math.max(1, scaleMax)));
    }

    Box next(ImageSize image, SampleRandom random) {
        float logRatio = (float) Math.log(longest);
        float side = (float) Math.sqrt((double) image.pixels());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            float share = random.between(scaleMin, scaleMax);
            float ratio = (float) Math.exp(random.between(-logRatio, logRatio));
            float width = side * (float) Math.sqrt(share * ratio);
            float height = side * (float) Math.sqrt(share / ratio);
            if (width <= reach * image.width() && height <= reach * image.height()) {
                float left = random.nextFloat() * (image.width() - width) + moved(image.width(), random);
                float top = random.nextFloat() * (image.height() - height) + moved(image.height(), random);
                return new Box(left, top, width, height);
            }
        }
        return middle(image, random);
    }

    private Box middle(ImageSize image, SampleRandom random) {
        float width = Math.min(image.width(), image.height() * longest);
        float height = Math.min(image.height(), image.width() * longest);
        float left = (image.width() - width) / 2 + moved(image.width(), random);
        return new Box(left, (image.height() - height) / 2 + moved(image.height(), random), width, height);
    }

    private float moved(int side, SampleRandom random) {
        return shift == 0 ? 0 : random.between(-shift, shift) * side;
    }
}
