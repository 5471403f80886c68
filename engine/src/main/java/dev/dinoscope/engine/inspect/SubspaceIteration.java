package dev.dinoscope.engine.inspect;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The largest eigenvalues of a symmetric positive semi-definite matrix by orthogonal iteration with Rayleigh-Ritz
/// (Golub and Van Loan, *Matrix Computations*, 8.2), on a few vectors more than asked for: they decide the speed when
/// eigenvalues lie close together. Deterministic.
final class SubspaceIteration {
    private static final int EXTRA = 8;
    private static final int MAX_ITERATIONS = 1000;
    private static final double TOLERANCE = 1e-9;

    private final double[][] matrix;
    private final int count;
    private double[][] basis;

    private SubspaceIteration(double[][] matrix, int count) {
        this.matrix = matrix;
        this.count = count;
        // Any start works that has a share of each wanted vector; a fixed seed makes it the same every time.
        var random = new SplittableRandom(20);
        basis = new double[Math.min(matrix.length, count + EXTRA)][matrix.length];
        for (double[] row : basis) {
            Arrays.setAll(row, _ -> random.nextDouble(-1, 1));
        }
        orthonormalise(basis);
    }

    static EigenPairs largest(double[][] matrix, int count) {
        return new SubspaceIteration(matrix, count).iterate();
    }

    private EigenPairs iterate() {
        for (int i = 0; ; i++) {
            double[][] image = products(basis, matrix);
            EigenPairs ritz = JacobiEigen.of(products(basis, image));
            basis = combined(ritz, basis);
            image = combined(ritz, image);
            if (i == MAX_ITERATIONS || converged(ritz, image)) {
                double[] values = new double[count];
                Arrays.setAll(values, ritz::value);
                return new EigenPairs(values, Arrays.copyOf(basis, count));
            }
            orthonormalise(image);
            basis = image;
        }
    }

    /// Whether ‖A q − λ q‖ is small against the largest eigenvalue for each wanted pair.
    private boolean converged(EigenPairs ritz, double[][] image) {
        for (int i = 0; i < count; i++) {
            double residual = 0;
            for (int j = 0; j < matrix.length; j++) {
                double error = image[i][j] - ritz.value(i) * basis[i][j];
                residual += error * error;
            }
            if (Math.sqrt(residual) > TOLERANCE * Math.abs(ritz.value(0))) {
                return false;
            }
        }
        return true;
    }

    /// Inner products of all rows of a with all rows of b; for a symmetric b this is a · b.
    private static double[][] products(double[][] a, double[][] b) {
        double[][] out = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                out[i][j] = dot(a[i], b[j]);
            }
        }
        return out;
    }

    private static double[][] combined(EigenPairs weights, double[][] rows) {
        double[][] out = new double[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < rows.length; k++) {
                addScaled(out[i], rows[k], weights.vector(i)[k]);
            }
        }
        return out;
    }

    private static void orthonormalise(double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            double before = Math.sqrt(dot(rows[i], rows[i]));
            removeProjections(rows, i);
            double norm = Math.sqrt(dot(rows[i], rows[i]));
            // What is left of a row that depends on the others is noise: any direction orthogonal to them serves.
            for (int axis = 0; norm <= 1e-12 * before || norm == 0; axis++) {
                Arrays.fill(rows[i], 0);
                rows[i][axis] = 1;
                before = 1e6;
                removeProjections(rows, i);
                norm = Math.sqrt(dot(rows[i], rows[i]));
            }
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] /= norm;
            }
            removeProjections(rows, i);
        }
    }

    private static void removeProjections(double[][] rows, int row) {
        for (int k = 0; k < row; k++) {
            addScaled(rows[row], rows[k], -dot(rows[row], rows[k]));
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addScaled(double[] target, double[] row, double weight) {
        for (int i = 0; i < target.length; i++) {
            target[i] += weight * row[i];
        }
    }
}
