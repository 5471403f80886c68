package dev.dinoscope.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.viz.chart.line.AxisText;
import dev.dinoscope.viz.chart.line.Band;
import dev.dinoscope.viz.chart.line.DecadeAxis;
import dev.dinoscope.viz.chart.line.Decimator;
import dev.dinoscope.viz.chart.line.PlotRange;
import dev.dinoscope.viz.chart.line.Polyline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvesTest {
    private static final CurveKey KEY = new CurveKey("run", "loss");

    @Test
    void namesAndNumbersSayWhatTellsCurvesApart() {
        var clip = new CurveKey("a", "loss/clip");
        var rank = new CurveKey("a", "loss/rank/cross");
        var other = new CurveKey("b", "loss/clip");
        assertThat(new CurveNames(List.of(clip, other)).name(clip, "first")).isEqualTo("first");
        assertThat(new CurveNames(List.of(clip, rank)).name(rank, "first")).isEqualTo("rank/cross");
        assertThat(new CurveNames(List.of(clip, rank, other)).name(clip, "first"))
                .isEqualTo("first · clip");
        assertThat(new CurveNames(List.of(clip, other)).numbers(Map.of("a", 9, "b", 2), 8))
                .containsEntry(clip, 9)
                .containsEntry(other, 2);
        assertThat(new CurveNames(List.of(clip, rank)).numbers(Map.of("a", 9), 8))
                .as("a colour for each part")
                .containsEntry(clip, 0)
                .containsEntry(rank, 1);
        assertThat(new CurveNames(List.of(clip, rank, other)).numbers(Map.of("a", 9, "b", 2), 8))
                .as("the run's colour, dashes for each part")
                .containsEntry(clip, 1)
                .containsEntry(rank, 9)
                .containsEntry(other, 2);
    }

    @Test
    void decimationKeepsEveryExtremeAndIsBounded() {
        var random = new SplittableRandom(7);
        double[] values = new double[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        values[54_321] = 99;
        values[54_322] = -99;
        Polyline line = Decimator.decimate(i -> i, i -> values[i], 0, values.length, 0, values.length, 400);
        assertThat(line.size()).isLessThanOrEqualTo(3 * 402);
        List<Double> ys = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            ys.add(line.y(i));
            assertThat(line.y(i)).isEqualTo(values[(int) line.x(i)]);
            assertThat(i == 0 || line.x(i) > line.x(i - 1)).isTrue();
        }
        assertThat(ys).contains(99.0, -99.0);
    }

    @Test
    void decimationKeepsGaps() {
        Polyline line = Decimator.decimate(i -> i, i -> i == 500 ? Double.NaN : 1 + i % 7, 0, 1000, 0, 1000, 10);
        long gaps = IntStream.range(0, line.size())
                .filter(i -> Double.isNaN(line.y(i)))
                .count();
        assertThat(gaps).isEqualTo(1);
    }

    @Test
    void aValueBetweenGapsStandsAlone() {
        double[] values = {1, Double.NaN, 2, Double.NaN, 3, 4};
        Polyline line = Decimator.decimate(i -> i, i -> values[i], 0, 6, 0, 6, 100);
        assertThat(IntStream.range(0, line.size()).filter(line::alone).mapToDouble(line::y))
                .containsExactly(1.0, 2.0);
    }

    @Test
    void aBandSpansTheExtremesOfEachColumnAndIsPartedByGaps() {
        double[] values = new double[900];
        for (int i = 0; i < values.length; i++) {
            values[i] = i >= 300 && i < 600 ? Double.NaN : i % 2 == 0 ? -1 : 1;
        }
        values[42] = -5;
        Polyline line = Decimator.decimate(i -> i, i -> values[i], 0, 900, 0, 900, 90);
        var outline = Band.of(line, new PlotRange(0, 900), 90).outline(x -> x, y -> -y, 0.2);
        assertThat(outline.contains(45, 0)).isTrue();
        assertThat(outline.contains(45, 4.9)).isTrue();
        assertThat(outline.contains(245, 1.05)).isTrue();
        assertThat(outline.contains(245, 1.2)).isFalse();
        assertThat(outline.contains(450, 0)).isFalse();
        assertThat(outline.contains(895, 0)).isTrue();
    }

    @Test
    void onlyNoiseIsDrawnAsABand() {
        Polyline noise = Decimator.decimate(i -> i, i -> i % 2, 0, 1000, 0, 1000, 10);
        Polyline slope = Decimator.decimate(i -> i, i -> i / 1000.0, 0, 1000, 0, 1000, 10);
        Polyline step = Decimator.decimate(i -> i, i -> i / 100 % 2, 0, 1000, 0, 1000, 10);
        var x = new PlotRange(0, 1000);
        var y = new PlotRange(0, 1);
        assertThat(Band.of(noise, x, 10).isNoise(y, false, 0.01)).isTrue();
        assertThat(Band.of(noise, x, 10).isNoise(new PlotRange(0, 200), false, 0.01))
                .isFalse();
        assertThat(Band.of(slope, x, 10).isNoise(y, false, 0.01)).isFalse();
        assertThat(Band.of(step, x, 10).isNoise(y, false, 0.01)).isFalse();
    }

    @Test
    void curvesDifferInDashesWhenColoursRepeat() {
        assertThat(SeriesLook.dashes(0, 8)).isEmpty();
        assertThat(SeriesLook.dashes(8, 8)).isNotEmpty().isNotEqualTo(SeriesLook.dashes(16, 8));
        assertThat(SeriesLook.dashes(8, 8)).isEqualTo(SeriesLook.dashes(15, 8));
    }

    @Test
    void fewPointsStayAsTheyAre() {
        Polyline line = Decimator.decimate(i -> i, i -> i * i, 0, 5, 0, 4, 100);
        assertThat(line.size()).isEqualTo(5);
        assertThat(line.y(4)).isEqualTo(16);
    }

    @Test
    void smoothingIsTheDebiasedMovingAverageAndGoesOnWithNewPoints() {
        var model = new CurvesModel();
        model.append(KEY, new long[] {0, 1, 2}, new double[] {0, 1, 2}, new double[] {1, Double.NaN, 3});
        var smoothing = new Smoothing(0.5, 0);
        double[] values = smoothing.apply(model.snapshot().getFirst());
        // 0.5·1 / 0.5 = 1; gap; (0.5·0.5 + 0.5·3) / 0.75 = 7/3.
        assertThat(values[0]).isEqualTo(1);
        assertThat(values[1]).isNaN();
        assertThat(values[2]).isCloseTo(7.0 / 3, within(1e-12));
        model.append(KEY, 3, 3, 5);
        CurveData longer = model.snapshot().getFirst();
        assertThat(smoothing.fits(longer, 0.5)).isTrue();
        // (0.5·1.75 + 0.5·5) / 0.875, without counting the gap.
        assertThat(smoothing.apply(longer)[3]).isCloseTo((0.5 * 1.75 + 2.5) / 0.875, within(1e-12));
    }

    @Test
    void aRunThatGoesOnFromACheckpointReplacesItsLaterPoints() {
        var model = new CurvesModel();
        for (int step = 0; step < 100; step++) {
            model.append(KEY, step, step, step);
        }
        CurveData before = model.snapshot().getFirst();
        model.append(KEY, 50, 200, -1);
        CurveData after = model.snapshot().getFirst();
        assertThat(after.count()).isEqualTo(51);
        assertThat(after.value(50)).isEqualTo(-1);
        assertThat(after.generation()).isNotEqualTo(before.generation());
        assertThat(before.value(50)).as("a snapshot that was taken stays").isEqualTo(50);
    }

    @Test
    void concurrentAppendsLoseNothing() throws Exception {
        var model = new CurvesModel();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int run = 0; run < 8; run++) {
                var key = new CurveKey("run-" + run, "loss");
                var _ = threads.submit(() -> {
                    for (int step = 0; step < 2000; step++) {
                        model.append(key, step, step, step);
                    }
                });
            }
        }
        assertThat(model.snapshot())
                .hasSize(8)
                .allSatisfy(curve -> assertThat(curve.count()).isEqualTo(2000));
    }

    @Test
    void logarithmicTicks() {
        assertThat(DecadeAxis.values(0.5, 20)).containsExactly(0.5, 1.0, 2.0, 5.0, 10.0, 20.0);
        assertThat(DecadeAxis.values(1e-4, 1)).hasSize(5);
        assertThat(DecadeAxis.values(2, 3)).hasSizeGreaterThan(3);
    }

    @Test
    void axisTexts() {
        assertThat(AxisText.step(20_000)).isEqualTo("20k");
        assertThat(AxisText.step(1_500_000)).isEqualTo("1.5M");
        assertThat(AxisText.duration(3725)).isEqualTo("1:02:05");
        assertThat(AxisText.value(0.123456)).isEqualTo("0.1235");
        assertThat(AxisText.round(0.05)).isEqualTo("0.05");
        assertThat(AxisText.round(1000)).isEqualTo("1000");
    }
}
