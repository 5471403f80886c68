package dev.dinoscope.viz.patch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Patch features as colours, such as the first three principal components. Patches without colour are black.
public final class FeatureImagePane extends PatchGridPane {
    private float @Nullable [] rgb;

    public FeatureImagePane() {
        super("feature-image-pane", false, true);
    }

    /// @param colours rows × columns × 3 in [0, 1]; NaN marks a patch without colour (background)
    /// @param aspect width of the image divided by its height
    public void setColours(int patchRows, int patchColumns, float[] colours, double aspect) {
        if (colours.length != 3L * patchRows * patchColumns) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d x %d patches need %d colour values, got %d",
                    patchRows,
                    patchColumns,
                    3L * patchRows * patchColumns,
                    colours.length));
        }
        rgb = colours;
        reshape(patchRows, patchColumns, aspect);
    }

    @Override
    boolean hasContent() {
        return rgb != null;
    }

    @Override
    void paint(int[] pixels, int height, int width) {
        float[] colours = rgb;
        if (colours != null) {
            PatchPaint.colours(
                    pixels,
                    height,
                    width,
                    rows(),
                    columns(),
                    colours,
                    smoothProperty().get());
        }
    }

    @Override
    String describe(Patch patch) {
        float[] colours = rgb;
        if (colours == null) {
            return "";
        }
        int i = 3 * patch.index(columns());
        return !Float.isFinite(colours[i])
                ? "background"
                : String.format(Locale.ROOT, "(%.2f, %.2f, %.2f)", colours[i], colours[i + 1], colours[i + 2]);
    }

    @Override
    String describe() {
        return rgb == null
                ? "No features"
                : String.format(
                        Locale.ROOT, "Features of %d rows and %d columns of patches as colours", rows(), columns());
    }
}
