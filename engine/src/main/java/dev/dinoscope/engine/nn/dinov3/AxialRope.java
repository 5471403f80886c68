package dev.dinoscope.engine.nn.dinov3;

import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Randomness;
import dev.dinoscope.engine.trace.ops.Trigonometry;

/// Rotary position embedding over a grid of patches, as in DINOv3: half of a head's pairs turn with the row,
/// half with the column of a patch, so that ⟨query, key⟩ depends on the offset between two patches.
/// Coordinates are those of patch centres in [−1, 1], so one set of weights serves every resolution. Always
/// in the full type.
///
/// @param head width of an attention head, a multiple of 4
public record AxialRope(RopeForm config, int head) {
    public AxialRope {
        if (head % 4 != 0) {
            throw new ShapeError("rope: heads of width " + head + " — expected a multiple of 4");
        }
    }

    /// Cosines and sines of the angles, in the layout `[row angles, column angles]` twice over.
    ///
    /// @param cos shape `[tokens, head]`
    /// @param sin shape `[tokens, head]`
    public record Table(Tensor cos, Tensor sin) {
        /// The rotation of these tokens behind others, such as the class token and registers, which keep still.
        public Rotation behind(long prefix) {
            long half = sin.dim(1) / 2;
            Tensor signed = Tensor.concatenate(1, sin.slice(1, 0, half).negate(), sin.slice(1, half, 2 * half));
            return prefix == 0
                    ? new Rotation(cos, signed)
                    : new Rotation(
                            Tensor.concatenate(0, Constants.full(1, prefix, 2 * half), cos),
                            Tensor.concatenate(0, Constants.full(0, prefix, 2 * half), signed));
        }
    }

    /// Turns the halves (a, b) of each vector to `(a·cos − b·sin, b·cos + a·sin)`.
    ///
    /// @param cos shape `[tokens, head]`
    /// @param signedSin with the minus of the first half; same shape
    public record Rotation(Tensor cos, Tensor signedSin) {
        /// @param x queries or keys; shape `[…, tokens, head]`
        public Tensor apply(Tensor x) {
            return x.times(cos).plus(Ordering.roll(x, x.dim(-1) / 2, -1).times(signedSin));
        }
    }

    /// A distortion of the coordinates: `(coordinate + shift) · scale`.
    ///
    /// @param shift of rows and of columns; shape `[2]`
    /// @param scale of rows and of columns; shape `[2]`
    public record Box(Tensor shift, Tensor scale) {}

    /// The table of a grid. In a training step one distortion is drawn for all blocks and all images of the
    /// call.
    public Table table(int rows, int columns) {
        return Randomness.isActive() && isRandom() ? table(rows, columns, draw()) : table(coordinates(rows, columns));
    }

    /// With a given distortion.
    public Table table(int rows, int columns, Box box) {
        Tensor places = coordinates(rows, columns);
        return table(places.plus(box.shift()).times(box.scale()));
    }

    private boolean isRandom() {
        return config.shift() > 0 || config.jitter() > 1 || config.rescale() > 1;
    }

    private Box draw() {
        return new Box(
                Randomness.uniform(-config.shift(), config.shift(), 2),
                factor(config.jitter(), 2).times(factor(config.rescale(), 1)));
    }

    private static Tensor factor(double most, long axes) {
        return Randomness.uniform(-Math.log(most), Math.log(most), axes).exp();
    }

    /// Shape `[rows·columns, 2]`.
    private Tensor coordinates(int rows, int columns) {
        int byRow = divisor(rows, rows, columns);
        int byColumn = divisor(columns, rows, columns);
        Tensor vertical = centres(rows, byRow).reshape(rows, 1, 1).expand(rows, columns, 1);
        Tensor horizontal = centres(columns, byColumn).reshape(1, columns, 1).expand(rows, columns, 1);
        return Tensor.concatenate(2, vertical, horizontal).reshape((long) rows * columns, 2);
    }

    private int divisor(int own, int rows, int columns) {
        return switch (config.normalise()) {
            case SEPARATE -> own;
            case MAX -> Math.max(rows, columns);
            case MIN -> Math.min(rows, columns);
        };
    }

    private static Tensor centres(int count, int divisor) {
        return numbers(count).plus(0.5).over(divisor).times(2).minus(1);
    }

    /// The wavelengths in units of half the normalising side; shape `[head/4]`.
    public Tensor periods() {
        int count = head / 4;
        double first = config.longest() == 0 ? 1 : config.shortest();
        double growth = config.longest() == 0
                ? Math.log(config.base()) / count
                : Math.log(config.longest() / config.shortest()) / Math.max(1, count - 1);
        return numbers(count).times(growth).exp().times(first);
    }

    private static Tensor numbers(int count) {
        return Constants.range(0, count).to(Constants.full(0).dtype());
    }

    private Table table(Tensor places) {
        Tensor turns = places.unsqueeze(2).times(2 * Math.PI).over(periods());
        Tensor half = turns.reshape(places.dim(0), head / 2);
        return new Table(twice(Trigonometry.cos(half)), twice(Trigonometry.sin(half)));
    }

    private static Tensor twice(Tensor half) {
        return Tensor.concatenate(1, half, half);
    }
}
