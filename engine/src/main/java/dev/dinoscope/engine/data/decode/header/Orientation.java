package dev.dinoscope.engine.data.decode.header;

import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import java.util.Optional;
import java.util.function.Supplier;

/// The eight ways a camera can have been held, in the order of EXIF's tag 0x0112 (EXIF 2.32, 4.6.4 A).
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_LEFT(true, false, true),
    TRANSVERSED(true, true, true),
    TURNED_RIGHT(true, true, false);

    private final boolean transposed;
    private final boolean fromRight;
    private final boolean fromBottom;

    /// @param transposed whether rows become columns
    /// @param fromRight whether the upright image is read from the stored one's right edge on
    /// @param fromBottom likewise from its bottom edge
    Orientation(boolean transposed, boolean fromRight, boolean fromBottom) {
        this.transposed = transposed;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /// @param tag what the file says; anything but 1…8 counts as upright, as in Pillow
    static Orientation of(int tag) {
        return tag >= 1 && tag <= values().length ? values()[tag - 1] : UPRIGHT;
    }

    /// What EXIF says counts before what stands elsewhere, even if it is nonsense, as in Pillow.
    static Orientation first(Optional<Orientation> exif, Supplier<Optional<Orientation>> elsewhere) {
        return exif.or(elsewhere).orElse(UPRIGHT);
    }

    ImageSize upright(ImageSize stored) {
        return transposed ? stored.transposed() : stored;
    }

    /// @param into receives the upright pixels; at least as long as the stored ones
    public Picture apply(Picture stored, byte[] into) {
        var size = upright(new ImageSize(stored.height(), stored.width()));
        byte[] from = stored.rgb();
        int acrossStep = Picture.CHANNELS * (transposed ? stored.width() : 1);
        int downStep = Picture.CHANNELS * (transposed ? 1 : stored.width());
        int across = mirrorsAcross() ? -acrossStep : acrossStep;
        int down = mirrorsDown() ? -downStep : downStep;
        int start = (mirrorsAcross() ? (size.width() - 1) * acrossStep : 0)
                + (mirrorsDown() ? (size.height() - 1) * downStep : 0);
        int to = 0;
        for (int y = 0; y < size.height(); y++) {
            int pixel = start + y * down;
            for (int x = 0; x < size.width(); x++, pixel += across, to += Picture.CHANNELS) {
                into[to] = from[pixel];
                into[to + 1] = from[pixel + 1];
                into[to + 2] = from[pixel + 2];
            }
        }
        return new Picture(size.height(), size.width(), into);
    }

    /// Whether walking to the right in the upright image is walking backwards in the stored one.
    private boolean mirrorsAcross() {
        return transposed ? fromBottom : fromRight;
    }

    private boolean mirrorsDown() {
        return transposed ? fromRight : fromBottom;
    }
}
