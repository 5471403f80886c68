package dev.dinoscope.engine.node;

import java.util.List;

/// Scalars of one run, in the order they were written.
///
/// @param points what is new since the batch before; empty only when `fromStart` says that the log is still empty
/// @param next where to go on after this batch
/// @param fromStart the batch begins at the first scalar of the run: forget what was shown of it. True for the first
///     batch of a watch from [Position#START], and when the position is void because the run was recreated
public record ScalarBatch(List<ScalarPoint> points, Position next, boolean fromStart) {
    public ScalarBatch {
        points = List.copyOf(points);
    }
}
