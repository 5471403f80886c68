package dev.dinoscope.viz.patch;

import dev.dinoscope.viz.colour.ColourMap;
import dev.dinoscope.viz.colour.ColourMaps;
import dev.dinoscope.viz.colour.ValueRange;
import dev.dinoscope.viz.raster.Grid;
import dev.dinoscope.viz.raster.Layers;
import dev.dinoscope.viz.raster.RgbImage;
import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// An image with its patch grid and, on top, a map with one value for each patch: cosines to the anchor, attention.
public final class PatchImagePane extends PatchGridPane {
    private final ObjectProperty<ColourMap> colourMap =
            new SimpleObjectProperty<>(this, "colourMap", ColourMaps.VIRIDIS);
    private final ObjectProperty<ValueRange> range = new SimpleObjectProperty<>(this, "range", ValueRange.COSINE);
    private final DoubleProperty mapOpacity = new SimpleDoubleProperty(this, "mapOpacity", 0.7);
    private @Nullable RgbImage image;
    private @Nullable Grid map;
    /// The image at the size on screen; resampling it is most of the cost, and a new map does not change it.
    private int[] imagePixels = {};

    public PatchImagePane() {
        super("patch-image-pane", true, true);
        colourMap.subscribe(this::repaint);
        range.subscribe(this::repaint);
        mapOpacity.subscribe(this::repaint);
    }

    /// Shows an image that the model saw as rows × columns patches; drops the map.
    public void setImage(RgbImage newImage, int patchRows, int patchColumns) {
        image = newImage;
        map = null;
        imagePixels = new int[0];
        reshape(patchRows, patchColumns, (double) newImage.width() / newImage.height());
    }

    /// Lays a map over the image; null takes it away.
    ///
    /// @param values rows × columns of the patch grid; NaN leaves the patch bare
    public void setMap(float @Nullable [] values) {
        map = values == null ? null : new Grid(rows(), columns(), values);
        repaint();
    }

    public ObjectProperty<ColourMap> colourMapProperty() {
        return colourMap;
    }

    /// Values at the ends of the colour map.
    public ObjectProperty<ValueRange> rangeProperty() {
        return range;
    }

    /// From 0, only the image, to 1, only the map.
    public DoubleProperty mapOpacityProperty() {
        return mapOpacity;
    }

    @Override
    boolean hasContent() {
        return image != null;
    }

    @Override
    void paint(int[] pixels, int height, int width) {
        RgbImage shown = image;
        if (shown == null) {
            return;
        }
        if (imagePixels.length != pixels.length) {
            imagePixels = new int[pixels.length];
            Layers.image(imagePixels, shown, height, width);
        }
        System.arraycopy(imagePixels, 0, pixels, 0, pixels.length);
        Grid values = map;
        if (values != null) {
            PatchPaint.over(
                    pixels,
                    height,
                    width,
                    values,
                    new PatchesFigure.MapLook(
                            colourMap.get(),
                            range.get(),
                            mapOpacity.get(),
                            smoothProperty().get(),
                            ""));
        }
    }

    @Override
    String describe(Patch patch) {
        Grid values = map;
        return values == null ? "" : String.format(Locale.ROOT, "%.3f", values.at(patch.row(), patch.column()));
    }

    @Override
    String describe() {
        RgbImage shown = image;
        return shown == null
                ? "No image"
                : String.format(
                        Locale.ROOT,
                        "Image of %d by %d pixels in %d rows and %d columns of patches%s",
                        shown.width(),
                        shown.height(),
                        rows(),
                        columns(),
                        map == null ? "" : ", with a heat map");
    }
}
