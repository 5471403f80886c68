package dev.dinoscope.viz.chart.line;

import dev.dinoscope.viz.colour.Ticks;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// A logarithmic axis with ticks at powers of ten, with 2 and 5 between them when there are few, and at round
/// linear steps when the axis shows less than a decade.
public final class DecadeAxis extends LogAxis {
    private static final long serialVersionUID = 1L;

    private static final int MAX_TICKS = 8;

    @Override
    public List<NumberTick> refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return values(getRange().getLowerBound(), getRange().getUpperBound()).stream()
                .map(value ->
                        new NumberTick(value, AxisText.round(value), TextAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0))
                .toList();
    }

    public static List<Double> values(double low, double high) {
        double decades = Math.log10(high / low);
        if (decades < 1) {
            return Ticks.of(low, high, MAX_TICKS).values();
        }
        int[] multiples = decades < 3 ? new int[] {1, 2, 5} : new int[] {1};
        int stride = (int) Math.max(1, Math.ceil(decades / MAX_TICKS));
        List<Double> values = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power += stride) {
            for (int multiple : multiples) {
                double value = multiple * Math.pow(10, power);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    values.add(value);
                }
            }
        }
        return values;
    }
}
