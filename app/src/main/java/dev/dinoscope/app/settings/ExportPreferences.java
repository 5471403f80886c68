package dev.dinoscope.app.settings;

import dev.dinoscope.engine.config.Setting;

/// What the figure export proposes.
public record ExportPreferences(
        @Setting(help = "PDF and SVG stay sharp at any size; PNG is made of pixels")
        Format format,

        @Setting(help = "Pixels per inch of a PNG", unit = "dpi", min = 72, max = 1200)
        int dpi,

        @Setting(
                help = "Width of the figure; a column of a two-column paper is about 85",
                unit = "mm",
                min = 30,
                max = 500)
        double width) {

    public enum Format {
        PDF,
        SVG,
        PNG
    }

    public ExportPreferences() {
        this(Format.PDF, 300, 170);
    }
}
