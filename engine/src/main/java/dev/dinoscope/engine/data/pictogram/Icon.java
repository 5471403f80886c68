package dev.dinoscope.engine.data.pictogram;

import java.util.Locale;

/// A drawing as Iconify stores it: the inside of an SVG and its view box.
record Icon(String body, double left, double top, double width, double height) {
    String svg() {
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
                width="%1$s" height="%2$s" viewBox="%3$s %4$s %1$s %2$s">%5$s</svg>""", width, height, left, top, body);
    }
}
