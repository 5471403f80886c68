package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.method.ViewedEncoder;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.Scope;
import java.util.Optional;

/// Joins the encoders of a program to the images and captions of a data set.
///
/// @param scope owns the tensors that the encoders read
/// @param tokenizer of a method that reads captions
/// @param context tokens of a caption
record DatasetEncoders(
        Scope scope, TorchProgram program, PairDataset dataset, Optional<BytePairTokenizer> tokenizer, int context) {

    /// @param method of the program
    /// @param encoder whose images it takes
    ImageMethod images(String method, ViewedEncoder encoder) {
        return new ImageMethod(scope, program, method, dataset, encoder.side(), encoder.normalisation());
    }

    /// Empty for a method without text.
    Optional<JointEncoder> joint(NativeList weights, ImageMethod images) {
        return tokenizer.map(words -> new JointEncoder(scope, program, weights, images, words, context));
    }
}
