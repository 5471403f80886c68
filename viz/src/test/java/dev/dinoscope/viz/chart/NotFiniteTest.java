package dev.dinoscope.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.viz.chart.line.Decimator;
import dev.dinoscope.viz.export.FigureFormat;
import dev.dinoscope.viz.export.FigureInfo;
import dev.dinoscope.viz.export.FigureStyle;
import dev.dinoscope.viz.export.PngFigure;
import dev.dinoscope.viz.pane.ChartTheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Values that are NaN or infinite are seen, and hide no others.
class NotFiniteTest {
    private static final CurveKey KEY = new CurveKey("run", "loss");

    @TempDir
    Path directory;

    @Test
    void eachStepThatWasNotFiniteHasAMarkAtTheEdge() {
        var frame = render(model(step -> step == 30 ? Double.NaN : step == 60 ? Double.POSITIVE_INFINITY : 5), false);
        assertThat(inked(frame, 30, false)).as("NaN below").isTrue();
        assertThat(inked(frame, 60, true)).as("infinity above").isTrue();
        assertThat(inked(frame, 45, false)).as("nothing in between").isFalse();
        assertThat(frame.lines().getFirst().data().notFinite()).isEqualTo(2);
    }

    @Test
    void aCurveWithoutAnyFiniteValueIsMarksAlone() {
        var frame = render(model(_ -> Double.NaN), true);
        assertThat(inked(frame, 50, false)).isTrue();
        assertThat(frame.lines().getFirst().data().notFinite()).isEqualTo(100);
    }

    @Test
    void noValueNearTheLargestNumberBreaksTheChart() {
        var frame = render(model(step -> step % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE), false);
        assertThat(frame.y().low()).isFinite();
        assertThat(frame.y().high() - frame.y().low()).isFinite();
    }

    @Test
    void theStrokeBetweenAGapAndTheNextColumnIsKept() {
        // In one column: 5, 1, a gap, 2; in the next: 3. Between 2 and 3 there is a line.
        double[] values = {5, 1, Double.NaN, 2, 3, 3, 3, 3};
        var line = Decimator.decimate(i -> i, i -> values[i], 0, 8, 0, 8, 2);
        assertThat(line.size()).isEqualTo(5);
        assertThat(line.y(2)).isNaN();
        assertThat(line.y(3)).isEqualTo(2);
        assertThat(line.y(4)).isEqualTo(3);
    }

    @Test
    void manyGapsInAColumnLoseNoExtremeAndStayBounded() {
        int n = 30_000;
        var line = Decimator.decimate(i -> i, i -> i % 3 == 0 ? Double.NaN : i == 15_001 ? 99 : i % 7, 0, n, 0, n, 100);
        assertThat(line.size()).isLessThanOrEqualTo(8 * 102);
        double highest = 0;
        for (int i = 0; i < line.size(); i++) {
            highest = Double.isNaN(line.y(i)) ? highest : Math.max(highest, line.y(i));
        }
        assertThat(highest).isEqualTo(99);
    }

    @Test
    void smoothingGoesOnBehindInfinity() {
        var curve = model(step -> step == 3 ? Double.POSITIVE_INFINITY : 2)
                .snapshot()
                .getFirst();
        var smoothed = new Smoothing(0.9, 0).apply(curve);
        assertThat(smoothed[2]).isNaN();
        assertThat(smoothed[3]).isCloseTo(2, within(1e-12));
    }

    @Test
    void replacedPointsAreOtherPoints() {
        var model = model(step -> step);
        int generation = model.snapshot().getFirst().generation();
        model.replace(KEY, new long[] {5, 6}, new double[] {1, 2}, new double[] {7, 8});
        var curve = model.snapshot().getFirst();
        assertThat(curve.count()).isEqualTo(2);
        assertThat(curve.generation()).isNotEqualTo(generation);
        model.replace(KEY, new long[0], new double[0], new double[0]);
        assertThat(model.keys()).isEmpty();
    }

    @Test
    void theLegendOfAFigureSaysHowMany() throws IOException {
        var figure = new CurvesFigure(new CurvesFigure.CurvesLook(0.6, false, XAxis.STEP), Map.of())
                .add("loss", model(step -> step % 10 == 0 ? Double.NaN : 1), Map.of("run", 0));
        assertThat(figure.notFinite()).isEqualTo(10);
        for (var format : FigureFormat.values()) {
            format.write(
                    figure,
                    FigureStyle.oneColumn(),
                    new FigureInfo("loss", "", new LinkedHashMap<>()),
                    directory.resolve("figure." + format.extension()));
        }
        assertThat(Files.readString(directory.resolve("figure.svg"))).contains("10 not finite");
        try (var document = Loader.loadPDF(directory.resolve("figure.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("10 not finite");
        }
        var clean = new CurvesFigure(new CurvesFigure.CurvesLook(0.6, false, XAxis.STEP), Map.of())
                .add("loss", model(_ -> 1), Map.of("run", 0));
        var marked = PngFigure.draw(figure, FigureStyle.oneColumn(), 150);
        assertThat(ink(marked)).isGreaterThan(ink(PngFigure.draw(clean, FigureStyle.oneColumn(), 150)));
    }

    private static CurvesModel model(LongToDoubleFunction value) {
        var model = new CurvesModel();
        for (long step = 1; step <= 100; step++) {
            model.append(KEY, step, (double) step, value.applyAsDouble(step));
        }
        return model;
    }

    private static CurvesFrame render(CurvesModel model, boolean logY) {
        var spec = new CurvesSpec(
                600,
                300,
                1,
                ChartTheme.LIGHT,
                PlotDress.SCREEN,
                0,
                logY,
                XAxis.STEP,
                null,
                null,
                Set.of(),
                Map.of(),
                Map.of());
        return new CurvesRenderer().render(spec, model.snapshot());
    }

    /// Whether the colour of the curve is found at a step, at the upper or the lower edge of the plot.
    private static boolean inked(CurvesFrame frame, double step, boolean above) {
        int x = (int) frame.positionOfX(step);
        int y = (int) (above ? frame.plot().getMinY() : frame.plot().getMaxY() - 12);
        for (int dx = -4; dx <= 4; dx++) {
            for (int dy = 0; dy < 12; dy++) {
                int pixel = frame.image().getRGB(x + dx, y + dy);
                if ((pixel >> 16 & 255) < 120 && (pixel & 255) > 130) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long ink(BufferedImage image) {
        long dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                dark += (image.getRGB(x, y) & 255) < 200 || (image.getRGB(x, y) >> 16 & 255) < 200 ? 1 : 0;
            }
        }
        return dark;
    }
}
