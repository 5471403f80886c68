package dev.dinoscope.viz.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.viz.FxThread;
import dev.dinoscope.viz.NodePixels;
import dev.dinoscope.viz.colour.ColourMaps;
import dev.dinoscope.viz.raster.RgbImage;
import java.awt.image.BufferedImage;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchImagePaneTest {
    /// 12 × 16 pixels, all of one colour, in 3 × 4 patches.
    private static PatchImagePane pane(double width, double height, double scale) {
        byte[] rgb = new byte[12 * 16 * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) 200;
            rgb[i + 1] = 100;
            rgb[i + 2] = 50;
        }
        var pane = new PatchImagePane();
        pane.setImage(new RgbImage(12, 16, rgb), 3, 4);
        pane.setFixedScale(scale);
        var _ = new Scene(pane, width, height);
        pane.applyCss();
        pane.layout();
        return pane;
    }

    @ParameterizedTest
    @CsvSource({"400, 300, 1", "401, 517, 1.25", "1000, 200, 2", "97, 83, 1.5", "640, 480, 3"})
    void aClickChoosesThePatchBelowIt(double width, double height, double scale) throws Exception {
        FxThread.call(() -> {
            PatchImagePane pane = pane(width, height, scale);
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 4; column++) {
                    var patch = new Patch(row, column);
                    Rectangle2D bounds = pane.boundsOf(patch);
                    click(pane, bounds.getMinX() + 1, bounds.getMinY() + 1);
                    assertThat(pane.anchorProperty().get()).isEqualTo(patch);
                    click(pane, bounds.getMaxX() - 1, bounds.getMaxY() - 1);
                    assertThat(pane.anchorProperty().get()).isEqualTo(patch);
                }
            }
            double aspect = pane.boundsOf(new Patch(0, 0)).getWidth()
                    / pane.boundsOf(new Patch(0, 0)).getHeight();
            assertThat(aspect).isBetween(0.97, 1.03);
            return true;
        });
    }

    @Test
    void aClickBesideTheImageKeepsTheAnchor() throws Exception {
        FxThread.call(() -> {
            PatchImagePane pane = pane(800, 300, 1);
            pane.anchorProperty().set(new Patch(1, 1));
            click(pane, 10, 150);
            assertThat(pane.anchorProperty().get()).isEqualTo(new Patch(1, 1));
            return true;
        });
    }

    @Test
    void arrowsAndEnterChooseAnAnchor() throws Exception {
        FxThread.call(() -> {
            PatchImagePane pane = pane(400, 300, 1);
            for (KeyCode code : new KeyCode[] {KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.UP, KeyCode.UP}) {
                press(pane, code);
            }
            assertThat(pane.hoveredProperty().get()).isEqualTo(new Patch(0, 1));
            assertThat(pane.anchorProperty().get()).isNull();
            press(pane, KeyCode.ENTER);
            assertThat(pane.anchorProperty().get()).isEqualTo(new Patch(0, 1));
            assertThat(pane.getAccessibleText()).contains("row 0  column 1");
            return true;
        });
    }

    @Test
    void mapCoversTheImageByItsOpacityAndBlocksHaveTheColourOfTheirValue() throws Exception {
        BufferedImage image = FxThread.call(() -> {
            PatchImagePane pane = pane(400, 300, 1);
            pane.gridVisibleProperty().set(false);
            pane.smoothProperty().set(false);
            pane.mapOpacityProperty().set(1);
            float[] map = new float[12];
            map[0] = 1;
            map[5] = -1;
            map[11] = Float.NaN;
            pane.setMap(map);
            pane.layout();
            return NodePixels.of(pane, 1);
        });
        assertThat(image.getRGB(50, 50)).isEqualTo(ColourMaps.VIRIDIS.argb(1));
        assertThat(image.getRGB(150, 150)).isEqualTo(ColourMaps.VIRIDIS.argb(0));
        assertThat(image.getRGB(250, 50)).isEqualTo(ColourMaps.VIRIDIS.argb(0.5));
        assertThat(image.getRGB(350, 250)).as("bare patch").isEqualTo(0xFFC86432);
    }

    @Test
    void featuresWithoutColourAreBlack() throws Exception {
        BufferedImage image = FxThread.call(() -> {
            var pane = new FeatureImagePane();
            pane.smoothProperty().set(false);
            pane.setColours(1, 2, new float[] {1, 0.5f, 0, Float.NaN, Float.NaN, Float.NaN}, 2);
            var _ = new Scene(pane, 200, 100);
            pane.applyCss();
            pane.layout();
            return NodePixels.of(pane, 1);
        });
        assertThat(image.getRGB(50, 50)).isEqualTo(0xFFFF8000);
        assertThat(image.getRGB(150, 50)).isEqualTo(0xFF000000);
    }

    private static void click(PatchImagePane pane, double x, double y) {
        Event.fireEvent(
                pane,
                new MouseEvent(
                        MouseEvent.MOUSE_PRESSED,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }

    private static void press(PatchImagePane pane, KeyCode code) {
        Event.fireEvent(pane, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
}
