package dev.dinoscope.app.view.curves;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Charts in as many columns as fit, all of one size. They share the height they are given as long as each
/// keeps a readable one; beyond that the grid grows and is scrolled.
final class ChartGrid extends Pane {
    private static final double LEAST_WIDTH = 340;
    private static final double LEAST_HEIGHT = 190;
    private static final double GAP = 10;

    void show(List<? extends Node> charts) {
        getChildren().setAll(charts);
    }

    @Override
    protected double computeMinHeight(double width) {
        var rows = rows(width < 0 ? getWidth() : width);
        return rows * LEAST_HEIGHT + (rows + 1) * GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected void layoutChildren() {
        var columns = columns(getWidth());
        var rows = Math.max(1, rows(getWidth()));
        var width = Math.floor((getWidth() - (columns + 1) * GAP) / columns);
        var height = Math.floor((getHeight() - (rows + 1) * GAP) / rows);
        for (var i = 0; i < getChildren().size(); i++) {
            var x = GAP + i % columns * (width + GAP);
            var y = GAP + Math.floorDiv(i, columns) * (height + GAP);
            getChildren().get(i).resizeRelocate(x, y, width, height);
        }
    }

    private int columns(double width) {
        return (int) Math.clamp(
                (width - GAP) / (LEAST_WIDTH + GAP),
                1,
                Math.max(1, getChildren().size()));
    }

    private int rows(double width) {
        return Math.ceilDiv(getChildren().size(), columns(width));
    }
}
