package dev.dinoscope.viz.chart;

import dev.dinoscope.viz.chart.line.AxisText;
import dev.dinoscope.viz.pane.ChartTheme;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/// A vertical line with the values of all curves at its place.
final class Crosshair extends Group {
    private static final int MAX_ROWS = 14;
    private static final double GAP = 12;
    private static final CornerRadii CORNERS = new CornerRadii(4);

    private final Line line = new Line();
    private final Group dots = new Group();
    private final VBox box = new VBox(1);
    private String text = "";

    Crosshair() {
        setManaged(false);
        setMouseTransparent(true);
        setAutoSizeChildren(false);
        setVisible(false);
        box.getStyleClass().add("curve-readout");
        box.setPadding(new Insets(6, 8, 6, 8));
        getChildren().addAll(line, dots, box);
    }

    /// What the box says, in one line each.
    String text() {
        return text;
    }

    void hide() {
        setVisible(false);
        text = "";
    }

    private record Reading(CurvesFrame.Line line, int index, double shown) {
        String text(CurvesFrame frame) {
            var names = new CurveNames(
                    frame.lines().stream().map(other -> other.data().key()).toList());
            double raw = line.data().value(index);
            String value = Double.isNaN(shown) ? AxisText.value(line.data().reported(index)) : AxisText.value(shown);
            boolean both = frame.spec().smoothing() > 0 && !Double.isNaN(raw);
            return frame.spec().name(line.data().key(), names) + "   " + value
                    + (both ? "   (" + AxisText.value(raw) + ")" : "");
        }
    }

    void show(CurvesFrame frame, double x) {
        XAxis axis = frame.spec().xAxis();
        List<Reading> readings = frame.lines().stream()
                .filter(curve -> covers(curve.data(), axis, x))
                .map(curve -> {
                    int index = curve.data().nearest(axis, x);
                    return new Reading(curve, index, curve.smoothed().at(index));
                })
                .sorted(Comparator.comparing((Reading reading) -> Double.isNaN(reading.shown()))
                        .thenComparing(
                                Comparator.comparingDouble(Reading::shown).reversed()))
                .toList();
        ChartTheme theme = frame.spec().theme();
        double position = Math.floor(frame.positionOfX(x)) + 0.5;
        line.setStartX(position);
        line.setEndX(position);
        line.setStartY(frame.plot().getMinY());
        line.setEndY(frame.plot().getMaxY());
        line.setStroke(theme.muted());
        dots.getChildren()
                .setAll(readings.stream().flatMap(r -> dot(frame, r).stream()).toList());
        fillBox(frame, x, readings);
        placeBox(frame, position);
        setVisible(true);
    }

    /// A curve that ended before x has no value there.
    private static boolean covers(CurveData curve, XAxis axis, double x) {
        double slack = curve.count() < 2 ? Double.MAX_VALUE : curve.x(axis, 1) - curve.x(axis, 0);
        return x <= curve.x(axis, curve.count() - 1) + slack && x >= curve.x(axis, 0) - slack;
    }

    private static Optional<Circle> dot(CurvesFrame frame, Reading reading) {
        double x = frame.positionOfX(reading.line.data().x(frame.spec().xAxis(), reading.index));
        double y = frame.positionOfY(reading.shown);
        Rectangle2D plot = frame.plot();
        if (Double.isNaN(y) || !plot.contains(x, y)) {
            return Optional.empty();
        }
        var dot = new Circle(x, y, 3.5, reading.line.colour());
        dot.setStroke(frame.spec().theme().background());
        return Optional.of(dot);
    }

    private void fillBox(CurvesFrame frame, double x, List<Reading> readings) {
        ChartTheme theme = frame.spec().theme();
        box.setBackground(new Background(new BackgroundFill(theme.background(), CORNERS, Insets.EMPTY)));
        box.setBorder(
                new Border(new BorderStroke(theme.grid(), BorderStrokeStyle.SOLID, CORNERS, new BorderWidths(1))));
        String at = frame.spec().xAxis() == XAxis.STEP ? "step " + Math.round(x) : AxisText.duration(x);
        var title = new Label(at);
        title.setTextFill(theme.muted());
        box.getChildren().setAll(title);
        for (Reading reading : readings.subList(0, Math.min(MAX_ROWS, readings.size()))) {
            var row = new Label(reading.text(frame), new Circle(4, reading.line.colour()));
            row.setGraphicTextGap(6);
            row.setTextFill(theme.text());
            box.getChildren().add(row);
        }
        if (readings.size() > MAX_ROWS) {
            var more = new Label("and " + (readings.size() - MAX_ROWS) + " more");
            more.setTextFill(theme.muted());
            box.getChildren().add(more);
        }
        text = at + readings.stream().map(r -> ", " + r.text(frame)).collect(Collectors.joining());
    }

    private void placeBox(CurvesFrame frame, double position) {
        box.applyCss();
        box.autosize();
        boolean right = position + GAP + box.getWidth() <= frame.spec().width();
        box.relocate(
                right ? position + GAP : Math.max(0, position - GAP - box.getWidth()),
                frame.plot().getMinY() + 4);
    }
}
