package dev.dinoscope.viz.raster;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// An image of exactly as many pixels as it covers on the screen, painted by own code.
public final class PixelSurface extends ImageView {
    /// Fills pixels.
    @FunctionalInterface
    public interface Painter {
        /// @param pixels height × width, premultiplied ARGB, all to be set
        void paint(int[] pixels, int height, int width);
    }

    private int[] pixels = {};
    private int width;
    private int height;
    private @Nullable PixelBuffer<IntBuffer> buffer;

    public PixelSurface() {
        setSmooth(false);
        setMouseTransparent(true);
        setManaged(false);
    }

    /// Places the surface, in units of the parent, at whole device pixels.
    ///
    /// @param scale device pixels per unit
    /// @return true if the number of pixels changed: everything has to be painted again
    public boolean place(double x, double y, double unitsWide, double unitsHigh, double scale) {
        setX(Math.round(x * scale) / scale);
        setY(Math.round(y * scale) / scale);
        int newWidth = (int) Math.max(1, Math.round(unitsWide * scale));
        int newHeight = (int) Math.max(1, Math.round(unitsHigh * scale));
        setFitWidth(newWidth / scale);
        setFitHeight(newHeight / scale);
        if (newWidth == width && newHeight == height) {
            return false;
        }
        width = newWidth;
        height = newHeight;
        pixels = new int[width * height];
        buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        setImage(new WritableImage(buffer));
        return true;
    }

    /// Paints and shows all pixels. Does nothing before the first [#place].
    public void paint(Painter painter) {
        PixelBuffer<IntBuffer> target = buffer;
        if (target != null) {
            painter.paint(pixels, height, width);
            target.updateBuffer(_ -> new Rectangle2D(0, 0, width, height));
        }
    }

    /// Shows pixels that were drawn elsewhere, without copying them: only their handing over happens on this thread.
    ///
    /// @param drawn of a type that packs premultiplied ARGB into ints; not to be drawn into afterwards
    public void show(BufferedImage drawn) {
        if (!(drawn.getRaster().getDataBuffer() instanceof DataBufferInt data)
                || drawn.getType() != BufferedImage.TYPE_INT_ARGB_PRE) {
            throw new IllegalArgumentException("a surface shows premultiplied ARGB only");
        }
        width = drawn.getWidth();
        height = drawn.getHeight();
        pixels = data.getData();
        var target = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        buffer = target;
        setImage(new WritableImage(target));
    }
}
