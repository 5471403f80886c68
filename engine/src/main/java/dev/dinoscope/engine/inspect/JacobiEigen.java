package dev.dinoscope.engine.inspect;

import java.util.Comparator;
import java.util.stream.IntStream;

/// All eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations
/// (Golub and Van Loan, *Matrix Computations*, 8.5).
final class JacobiEigen {
    private static final int MAX_SWEEPS = 60;

    private final double[][] matrix;
    private final double[][] vectors;
    private final int size;

    private JacobiEigen(double[][] symmetric) {
        size = symmetric.length;
        matrix = new double[size][];
        vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            matrix[i] = symmetric[i].clone();
            vectors[i][i] = 1;
        }
    }

    /// Values descending; vectors as rows in the same order.
    static EigenPairs of(double[][] symmetric) {
        var eigen = new JacobiEigen(symmetric);
        for (int sweep = 0; sweep < MAX_SWEEPS && eigen.offDiagonal() > 0; sweep++) {
            eigen.sweep();
        }
        return eigen.sorted();
    }

    private double offDiagonal() {
        double off = 0;
        double all = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double square = matrix[i][j] * matrix[i][j];
                all += square;
                off += i == j ? 0 : square;
            }
        }
        return off <= 1e-30 * all ? 0 : off;
    }

    private void sweep() {
        for (int p = 0; p < size - 1; p++) {
            for (int q = p + 1; q < size; q++) {
                if (matrix[p][q] != 0) {
                    rotate(p, q);
                }
            }
        }
    }

    private void rotate(int p, int q) {
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = tangent * cosine;
        for (int i = 0; i < size; i++) {
            double ip = matrix[i][p];
            double iq = matrix[i][q];
            matrix[i][p] = cosine * ip - sine * iq;
            matrix[i][q] = sine * ip + cosine * iq;
        }
        rotateRows(matrix, p, q, cosine, sine);
        rotateRows(vectors, p, q, cosine, sine);
    }

    private void rotateRows(double[][] rows, int p, int q, double cosine, double sine) {
        for (int i = 0; i < size; i++) {
            double pi = rows[p][i];
            double qi = rows[q][i];
            rows[p][i] = cosine * pi - sine * qi;
            rows[q][i] = sine * pi + cosine * qi;
        }
    }

    private EigenPairs sorted() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> matrix[i][i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[size];
        double[][] rows = new double[size][];
        for (int i = 0; i < size; i++) {
            values[i] = matrix[order[i]][order[i]];
            rows[i] = vectors[order[i]];
        }
        return new EigenPairs(values, rows);
    }
}
