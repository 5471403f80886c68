package dev.dinoscope.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.viz.FxThread;
import dev.dinoscope.viz.NodePixels;
import dev.dinoscope.viz.chart.line.PlotRange;
import dev.dinoscope.viz.colour.Argb;
import dev.dinoscope.viz.pane.ChartTheme;
import java.awt.image.BufferedImage;
import java.util.Objects;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class CurvesPaneTest {
    private static final CurveKey KEY = new CurveKey("run", "loss");

    private static CurvesPane pane(double... values) {
        var model = new CurvesModel();
        for (int i = 0; i < values.length; i++) {
            model.append(KEY, i, i * 60.0, values[i]);
        }
        var pane = new CurvesPane(model);
        pane.smoothingProperty().set(0);
        var _ = new Scene(pane, 500, 300);
        pane.drawNow();
        return pane;
    }

    private static CurvesFrame frame(CurvesPane pane) {
        return Objects.requireNonNull(pane.frame());
    }

    @Test
    void lineAndBackgroundHaveTheColoursOfTheTheme() throws Exception {
        for (ChartTheme theme : new ChartTheme[] {ChartTheme.LIGHT, ChartTheme.DARK}) {
            FxThread.call(() -> {
                CurvesPane pane = pane(2, 2, 2);
                pane.setFixedTheme(theme);
                // Twice as sharp, so that the line covers whole pixels wherever it lies.
                pane.setFixedScale(2.0);
                pane.drawNow();
                BufferedImage image = NodePixels.of(pane, 2);
                int y = (int) Math.round(2 * frame(pane).positionOfY(2));
                assertThat(image.getRGB(500, y)).isEqualTo(Argb.of(theme.series(0)));
                assertThat(image.getRGB(2, 2)).isEqualTo(Argb.of(theme.background()));
                return true;
            });
        }
    }

    @Test
    void aLogarithmicAxisLeavesOutWhatItCannotShowAndSaysSo() throws Exception {
        FxThread.call(() -> {
            CurvesPane pane = pane(10, 0, -3, 0.1);
            pane.logYProperty().set(true);
            pane.drawNow();
            assertThat(frame(pane).note()).isEqualTo("2 values ≤ 0 cannot be shown on a logarithmic axis");
            assertThat(frame(pane).y().low()).isBetween(0.05, 0.1);
            CurvesPane hopeless = pane(-1, -2);
            hopeless.logYProperty().set(true);
            hopeless.drawNow();
            assertThat(frame(hopeless).y().low()).isPositive();
            return true;
        });
    }

    @Test
    void draggingZoomsAndADoubleClickShowsAllAgain() throws Exception {
        FxThread.call(() -> {
            CurvesPane pane = pane(5, 4, 3, 2, 1);
            double from = frame(pane).positionOfX(1);
            double to = frame(pane).positionOfX(3);
            mouse(pane, MouseEvent.MOUSE_PRESSED, from, 100, 1);
            mouse(pane, MouseEvent.MOUSE_DRAGGED, to, 102, 1);
            mouse(pane, MouseEvent.MOUSE_RELEASED, to, 102, 1);
            pane.drawNow();
            assertThat(frame(pane).x().low()).isBetween(0.99, 1.01);
            assertThat(frame(pane).x().high()).isBetween(2.99, 3.01);
            mouse(pane, MouseEvent.MOUSE_PRESSED, 200, 100, 2);
            pane.drawNow();
            assertThat(frame(pane).x()).isEqualTo(new PlotRange(0, 4));
            return true;
        });
    }

    @Test
    void crosshairTellsTheValuesByMouseAndByKeys() throws Exception {
        FxThread.call(() -> {
            CurvesPane pane = pane(5, 4, 3.25, 2, 1);
            mouse(pane, MouseEvent.MOUSE_MOVED, frame(pane).positionOfX(2), 100, 0);
            assertThat(pane.getAccessibleText()).isEqualTo("step 2, run   3.250");
            for (int i = 0; i < 25; i++) {
                Event.fireEvent(
                        pane, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
            }
            assertThat(pane.getAccessibleText()).isEqualTo("step 3, run   2.000");
            return true;
        });
    }

    @Test
    void emptyAndSinglePointChartsAreDrawn() throws Exception {
        FxThread.call(() -> {
            assertThat(frame(pane()).lines()).isEmpty();
            assertThat(frame(pane(1)).lines()).hasSize(1);
            assertThat(frame(pane(Double.NaN, Double.NaN)).y()).isEqualTo(new PlotRange(0, 1));
            return true;
        });
    }

    private static void mouse(CurvesPane pane, EventType<MouseEvent> type, double x, double y, int clicks) {
        Event.fireEvent(
                pane,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        clicks,
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

    @Test
    void theLegendCallsRunsByTheirLabelAndCutsWhatIsTooLong() throws Exception {
        FxThread.call(() -> {
            var model = new CurvesModel();
            var pane = new CurvesPane(model);
            for (int i = 0; i < 30; i++) {
                model.append(new CurveKey("run " + i, "loss"), 1, 1, i);
                pane.setLabel("run " + i, "baseline, lr 1e-3, ".repeat(8) + i);
            }
            var _ = new Scene(pane, 340, 230);
            pane.drawNow();
            var items = pane.lookupAll(".curve-legend-item").stream()
                    .filter(item -> item.isVisible())
                    .toList();
            assertThat(items).hasSizeBetween(2, 10);
            for (var item : items) {
                assertThat(((ToggleButton) item).getText())
                        .startsWith("baseline")
                        .doesNotContain("loss");
                var bounds = pane.sceneToLocal(item.localToScene(item.getLayoutBounds()));
                assertThat(bounds.getMaxX()).isLessThanOrEqualTo(340);
                assertThat(bounds.getMaxY()).isLessThanOrEqualTo(230);
            }
            return true;
        });
    }
}
