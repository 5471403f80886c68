package dev.dinoscope.engine.data.image;

/// Turns intensities in [0, 1] into model input: `(x − mean) / deviation`, by channel.
///
/// @param red mean and deviation of the channel; likewise the others
public record PixelNormalisation(Channel red, Channel green, Channel blue) {
    /// As OpenAI's CLIP does.
    public static final PixelNormalisation CLIP = new PixelNormalisation(
            new Channel(0.48145467f, 0.26862955f),
            new Channel(0.4578275f, 0.2613026f),
            new Channel(0.40821072f, 0.2757771f));

    /// As DINO and most models trained on ImageNet do.
    public static final PixelNormalisation IMAGENET = new PixelNormalisation(
            new Channel(0.485f, 0.229f), new Channel(0.456f, 0.224f), new Channel(0.406f, 0.225f));

    /// White becomes 0, black −2: the zeros that a convolution pads with are then more white paper.
    public static final PixelNormalisation WHITE_PAPER =
            new PixelNormalisation(new Channel(1, 0.5f), new Channel(1, 0.5f), new Channel(1, 0.5f));

    /// Statistics of one colour channel.
    public record Channel(float mean, float deviation) {}

    public Channel channel(int number) {
        return switch (number) {
            case 0 -> red;
            case 1 -> green;
            case 2 -> blue;
            default -> throw new IndexOutOfBoundsException(number);
        };
    }
}
