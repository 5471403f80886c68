package dev.dinoscope.viz.raster;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Draws heat maps off the JavaFX thread; of the requests that wait only the newest is drawn.
final class HeatMapDrawing {
    private final AtomicReference<@Nullable HeatMapSpec> waiting = new AtomicReference<>();
    private final BiConsumer<HeatMapSpec, BufferedImage> done;
    private @Nullable GridPyramid pyramid;

    /// @param done takes each picture, on the thread that drew it
    HeatMapDrawing(BiConsumer<HeatMapSpec, BufferedImage> done) {
        this.done = done;
    }

    void request(HeatMapSpec spec) {
        if (waiting.getAndSet(spec) == null) {
            Thread.ofVirtual().name("heat-map").start(this::drawNewest);
        }
    }

    private void drawNewest() {
        HeatMapSpec spec = waiting.getAndSet(null);
        if (spec != null) {
            done.accept(spec, draw(spec));
        }
    }

    /// One at a time: two threads would both build the pyramid of a new grid.
    synchronized BufferedImage draw(HeatMapSpec spec) {
        int width = spec.pixelsWide();
        int height = spec.pixelsHigh();
        double step = 1 / (spec.view().scale() * spec.scale());
        GridPyramid.Level level = pyramid(spec.grid()).level(step);
        double top = (spec.view().top() + spec.y() / spec.view().scale()) / level.cells();
        double left = (spec.view().left() + spec.x() / spec.view().scale()) / level.cells();
        Kernel kernel = spec.smooth() || step > 1 ? Kernel.BILINEAR : Kernel.NEAREST;
        float[] values = GridResampler.window(level.grid(), top, left, step / level.cells(), height, width, kernel)
                .apply(level.grid());
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        Arrays.fill(pixels, spec.noValue());
        Layers.values(pixels, values, spec.colourMap(), spec.range(), 1);
        return image;
    }

    private GridPyramid pyramid(Grid grid) {
        GridPyramid known = pyramid;
        if (known == null || known.grid() != grid) {
            known = new GridPyramid(grid);
            pyramid = known;
        }
        return known;
    }
}
