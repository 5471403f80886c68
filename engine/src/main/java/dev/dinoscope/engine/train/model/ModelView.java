package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.torch.handle.NativeList;
import java.util.Optional;
import java.util.SequencedMap;

/// An image encoder of the model with one set of weights, as snapshots show it.
///
/// @param name stands before its features in snapshots; empty for the one that stands for the model
/// @param weightsName `online`, or a copy such as `ema`
/// @param grid patches along one side of its image
/// @param weights what it computes with
/// @param joint the encoders into the joint space with these weights, for those of the model itself
public record ModelView(
        String name,
        String weightsName,
        int grid,
        ImageMethod method,
        NativeList weights,
        Optional<JointEncoder> joint) {

    /// What [dev.dinoscope.engine.method.ViewedEncoder#features] returns, by name.
    public SequencedMap<String, Feature> features(int[] rows) {
        return method.call(weights, rows).asMap();
    }
}
