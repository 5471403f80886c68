package dev.dinoscope.app.view.patches;

import dev.dinoscope.viz.raster.RgbImage;

/// A pinned image and its caption.
public record ProbeImage(RgbImage image, String caption) {}
