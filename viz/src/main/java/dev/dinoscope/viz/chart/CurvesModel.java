package dev.dinoscope.viz.chart;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.util.Subscription;

/// Curves that grow while they are shown.
public final class CurvesModel extends CurveSource {
    private final Map<CurveKey, Points> curves = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// Adds one point. A step that is not behind the last one drops the points from there on, as when a run
    /// goes on from a checkpoint. Values that are not finite leave a gap, and a mark at the edge.
    ///
    /// @param seconds of training since the run's start
    public void append(CurveKey key, long step, double seconds, double value) {
        synchronized (curves) {
            curves.computeIfAbsent(key, _ -> new Points()).append(step, seconds, value);
        }
        changed();
    }

    /// Adds many points; the arrays have the same length.
    public void append(CurveKey key, long[] steps, double[] seconds, double[] values) {
        synchronized (curves) {
            curves.computeIfAbsent(key, _ -> new Points()).append(key, steps, seconds, values);
        }
        changed();
    }

    /// Gives a curve other points in place of those it had; without any it goes.
    public void replace(CurveKey key, long[] steps, double[] seconds, double[] values) {
        synchronized (curves) {
            var points = curves.computeIfAbsent(key, _ -> new Points());
            points.clear();
            points.append(key, steps, seconds, values);
            if (steps.length == 0) {
                curves.remove(key);
            }
        }
        changed();
    }

    private static void requireOneLength(CurveKey key, long[] steps, double[] seconds, double[] values) {
        if (steps.length != seconds.length || steps.length != values.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "points of %s need arrays of one length, got %d, %d and %d",
                    key,
                    steps.length,
                    seconds.length,
                    values.length));
        }
    }

    /// Removes every curve that is not in the collection.
    public void retain(Collection<CurveKey> keys) {
        boolean removed;
        synchronized (curves) {
            removed = curves.keySet().retainAll(keys);
        }
        if (removed) {
            changed();
        }
    }

    @Override
    public List<CurveKey> keys() {
        synchronized (curves) {
            return List.copyOf(curves.keySet());
        }
    }

    @Override
    List<CurveData> snapshot() {
        synchronized (curves) {
            return curves.entrySet().stream()
                    .map(curve -> curve.getValue().snapshot(curve.getKey()))
                    .toList();
        }
    }

    @Override
    Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /// Growing columns. What lies before `count` is never written again, so snapshots share the arrays.
    private static final class Points {
        private int generation;
        private int count;
        private double[] steps = new double[64];
        private double[] seconds = new double[64];
        private double[] values = new double[64];

        void append(CurveKey key, long[] steps, double[] seconds, double[] values) {
            requireOneLength(key, steps, seconds, values);
            for (int i = 0; i < steps.length; i++) {
                append(steps[i], seconds[i], values[i]);
            }
        }

        void clear() {
            count = 0;
            generation++;
            resize(steps.length);
        }

        void append(long step, double second, double value) {
            if (count > 0 && step <= steps[count - 1]) {
                purge(step);
            }
            if (count == steps.length) {
                resize(count * 2);
            }
            steps[count] = step;
            // A clock that was set back must not make a curve run backwards: the axis is searched by bisection.
            seconds[count] = count == 0 ? second : Math.max(second, seconds[count - 1]);
            values[count] = value;
            count++;
        }

        private void purge(long step) {
            int found = Arrays.binarySearch(steps, 0, count, (double) step);
            count = found >= 0 ? found : -found - 1;
            generation++;
            resize(steps.length);
        }

        private void resize(int length) {
            steps = Arrays.copyOf(steps, length);
            seconds = Arrays.copyOf(seconds, length);
            values = Arrays.copyOf(values, length);
        }

        CurveData snapshot(CurveKey key) {
            return new CurveData(key, generation, count, steps, seconds, values);
        }
    }
}
