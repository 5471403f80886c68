package dev.dinoscope.engine.data.image;

import dev.dinoscope.engine.data.SampleRandom;

/// A random crop with its distortions.
final class CropView implements View {
    private static final int ATTEMPTS = 10;
    private final CropConfig config;
    private final Rendering rendering;
    private final Distortion distortion;

    /// @param meantFor side of the output that the configuration's blur is given for
    CropView(CropConfig config, int side, Normalisation normalisation, int meantFor) {
        this.config = config;
        this.rendering = new Rendering(side, normalisation);
        this.distortion = new Distortion(config, side, (float) side / meantFor);
    }

    @Override
    public int side() {
        return rendering.side();
    }

    @Override
    public Geometry look(ImageSize size, SampleRandom random) {
        var box = crop(size.height(), size.width(), random);
        return new Geometry(box, random.nextFloat() < config.flipProbability(), config.interpolation());
    }

    /// A box of a random share of the area (uniform) and aspect ratio (log-uniform) that lies within the image;
    /// in long images where none is found, the middle.
    private Box crop(int height, int width, SampleRandom random) {
        float logRatio = (float) Math.log(config.aspectRatioMax());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            float share = random.between((float) config.scaleMin(), (float) config.scaleMax());
            float ratio = (float) Math.exp(random.between(-logRatio, logRatio));
            float area = share * height * width;
            float boxWidth = (float) Math.sqrt(area * ratio);
            float boxHeight = (float) Math.sqrt(area / ratio);
            if (boxWidth <= width && boxHeight <= height) {
                float left = random.nextFloat() * (width - boxWidth);
                float top = random.nextFloat() * (height - boxHeight);
                return new Box(left, top, boxWidth, boxHeight);
            }
        }
        float longest = (float) config.aspectRatioMax();
        float boxWidth = Math.min(width, height * longest);
        float boxHeight = Math.min(height, width * longest);
        return new Box((width - boxWidth) / 2, (height - boxHeight) / 2, boxWidth, boxHeight);
    }

    @Override
    public float[] render(Picture picture, ImageSize size, Geometry geometry, SampleRandom random) {
        rendering.draw(picture, size, geometry);
        distortion.apply(rendering.planes(), random);
        return rendering.normalised();
    }
}
