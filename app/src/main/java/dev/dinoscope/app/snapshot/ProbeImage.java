package dev.dinoscope.app.snapshot;

import dev.dinoscope.viz.raster.RgbImage;

/// A pinned image and its caption.
public record ProbeImage(RgbImage image, String caption) {}
