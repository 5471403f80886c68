package dev.dinoscope.engine.data.decode;

/// Opens decoders: JPEG by TurboJPEG where the system has it, everything else by ImageIO.
public enum ImageDecoders {
    /// TurboJPEG where it is to be had, else ImageIO.
    FASTEST,
    /// ImageIO alone, the same on every machine.
    IMAGE_IO;

    /// For one thread; the caller closes it.
    public ImageDecoder open(DecodeConfig config) {
        var others = new ImageIoCodec(config);
        var turbo = TurboJpeg.find().filter(_ -> this == FASTEST);
        return new FormatDecoder(config, turbo.<Codec>map(TurboJpegCodec::new).orElse(others), others);
    }

    /// Which libraries decode, for people: `JPEG by TurboJPEG (libturbojpeg.so.0), others by ImageIO`.
    public String describe() {
        return TurboJpeg.find()
                .filter(_ -> this == FASTEST)
                .map(turbo -> "JPEG by TurboJPEG (" + turbo.file() + "), others by ImageIO")
                .orElse(
                        this == FASTEST
                                ? "all by ImageIO; TurboJPEG (Debian: libturbojpeg0) would be faster"
                                : "all by ImageIO");
    }
}
