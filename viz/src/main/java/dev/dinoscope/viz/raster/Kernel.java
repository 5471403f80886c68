package dev.dinoscope.viz.raster;

/// How values between cell centres are found.
public enum Kernel {
    /// Every pixel takes the cell it lies in.
    NEAREST(0.5) {
        @Override
        double weight(double distance) {
            return distance >= -0.5 && distance < 0.5 ? 1 : 0;
        }
    },
    /// Linear between neighbours; never leaves the range of the data.
    BILINEAR(1) {
        @Override
        double weight(double distance) {
            return Math.max(0, 1 - Math.abs(distance));
        }
    },
    /// Cubic convolution with a = -0.5 (Keys, 1981): sharper, may overshoot slightly. For photographs.
    CATMULL_ROM(2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            if (x >= 2) {
                return 0;
            }
            return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
        }
    };

    private final double support;

    Kernel(double support) {
        this.support = support;
    }

    /// Distance in cells beyond which the weight is 0.
    double support() {
        return support;
    }

    abstract double weight(double distance);
}
