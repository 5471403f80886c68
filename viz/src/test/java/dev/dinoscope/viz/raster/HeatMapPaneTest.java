package dev.dinoscope.viz.raster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.viz.FxThread;
import dev.dinoscope.viz.NodePixels;
import dev.dinoscope.viz.colour.Argb;
import dev.dinoscope.viz.colour.ColourMaps;
import dev.dinoscope.viz.colour.ValueRange;
import dev.dinoscope.viz.pane.ChartTheme;
import java.awt.image.BufferedImage;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatMapPaneTest {
    private static final Grid GRID = new Grid(2, 2, new float[] {-1, 0.5f, Float.NaN, 1});

    private static HeatMapPane pane() {
        var pane = new HeatMapPane();
        pane.gridProperty().set(GRID);
        pane.colourMapProperty().set(ColourMaps.COOLWARM);
        pane.rangeProperty().set(ValueRange.COSINE);
        var _ = new Scene(pane, 300, 200);
        return pane;
    }

    private static BufferedImage picture(HeatMapPane pane, double scale) {
        pane.setFixedScale(scale);
        pane.applyCss();
        pane.layout();
        return NodePixels.of(pane, scale);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 2})
    void cellsHaveTheirColourAtEveryScale(double scale) throws Exception {
        BufferedImage image = FxThread.call(() -> picture(pane(), scale));
        // The grid is square and centred: it covers x from 50 to 250.
        assertThat(at(image, 100, 50, scale)).isEqualTo(ColourMaps.COOLWARM.argb(0));
        assertThat(at(image, 200, 50, scale)).isEqualTo(ColourMaps.COOLWARM.argb(0.75));
        assertThat(at(image, 200, 150, scale)).isEqualTo(ColourMaps.COOLWARM.argb(1));
        assertThat(at(image, 100, 150, scale)).isEqualTo(Argb.of(ChartTheme.LIGHT.grid()));
        assertThat(at(image, 25, 100, scale)).isEqualTo(Argb.of(ChartTheme.LIGHT.background()));
    }

    private static int at(BufferedImage image, int x, int y, double scale) {
        return image.getRGB((int) (x * scale), (int) (y * scale));
    }

    @Test
    void readoutFollowsZoomAndPan() throws Exception {
        FxThread.call(() -> {
            HeatMapPane pane = pane();
            pane.hover(200, 50);
            assertThat(pane.readoutProperty().get()).isEqualTo("row 0  column 1  0.5000");
            pane.hover(10, 50);
            assertThat(pane.readoutProperty().get()).isEmpty();
            pane.zoom(200, 150, 8);
            pane.hover(120, 150);
            assertThat(pane.readoutProperty().get()).startsWith("row 1  column 1");
            pane.showAll();
            pane.hover(60, 10);
            assertThat(pane.readoutProperty().get()).startsWith("row 0  column 0");
            return true;
        });
    }

    @Test
    void findsItsRangeAndMakesItSymmetricForDivergingColours() throws Exception {
        FxThread.call(() -> {
            HeatMapPane pane = pane();
            pane.gridProperty().set(new Grid(1, 3, new float[] {-0.2f, 0.8f, Float.NaN}));
            pane.rangeProperty().set(null);
            assertThat(pane.shownRange().low()).isEqualTo(-pane.shownRange().high());
            assertThat(pane.shownRange().high()).isEqualTo(0.8f);
            return true;
        });
    }

    @Test
    void aNewColourMapFindsItsRangeAnew() throws Exception {
        FxThread.call(() -> {
            HeatMapPane pane = pane();
            pane.gridProperty().set(new Grid(1, 2, new float[] {-0.2f, 0.8f}));
            pane.rangeProperty().set(null);
            pane.colourMapProperty().set(ColourMaps.VIRIDIS);
            assertThat(pane.shownRange().low()).isEqualTo(-0.2f);
            pane.colourMapProperty().set(ColourMaps.COOLWARM);
            assertThat(pane.shownRange().low()).isEqualTo(-0.8f);
            return true;
        });
    }

    @Test
    void everyCellOfALargeMatrixCountsInASmallPicture() throws Exception {
        int cells = 1024;
        float[] values = new float[cells * cells];
        // Each quarter of 512 cells has a mean that no single cell has; one quarter has half its values missing.
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                float mean = row < 512 ? 0.25f : 0.75f;
                boolean missing = row >= 512 && column >= 512 && column % 2 == 0;
                values[row * cells + column] =
                        missing ? Float.NaN : mean + (column % 4 < 2 == row % 2 < 1 ? 0.2f : -0.2f);
            }
        }
        BufferedImage image = FxThread.call(() -> {
            HeatMapPane pane = pane();
            pane.gridProperty().set(new Grid(cells, cells, values));
            pane.rangeProperty().set(new ValueRange(0, 1));
            return picture(pane, 1);
        });
        assertThat(at(image, 100, 50, 1)).isIn(ColourMaps.COOLWARM.argb(0.25), ColourMaps.COOLWARM.argb(0.2499));
        assertThat(at(image, 100, 150, 1)).isIn(ColourMaps.COOLWARM.argb(0.75), ColourMaps.COOLWARM.argb(0.7499));
        assertThat(at(image, 200, 150, 1)).isNotEqualTo(Argb.of(ChartTheme.LIGHT.grid()));
    }
}
