package dev.dinoscope.engine.trace.cost;

import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Statement;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What libtorch keeps of a statement for the backward pass.
final class Kept {
    private Kept() {}

    /// Of an operation that is not listed, all: rather too much than too little.
    ///
    /// @param carries whether a gradient can pass through a value
    static List<Tensor> values(Statement statement, Predicate<Tensor> carries) {
        List<Tensor> reads = statement.reads();
        List<Tensor> results = statement.defines();
        return switch (statement.function()) {
            case "torch.add",
                    "torch.sub",
                    "torch.neg",
                    "torch.to",
                    "torch.sum",
                    "torch.mean",
                    "torch.cat",
                    "torch.cumsum",
                    "torch.flip",
                    "torch.roll",
                    "torch.dropout",
                    "torch.upsample_nearest2d",
                    "torch.upsample_bicubic2d" -> List.of();
            case "torch.mul", "torch.matmul", "torch.linear", "torch.conv2d" -> factors(reads, carries);
            case "torch.div" -> reads.size() == 1 ? List.of() : reads;
            case "torch.gelu",
                    "torch.abs",
                    "torch.square",
                    "torch.pow",
                    "torch.log",
                    "torch.cos",
                    "torch.sin",
                    "torch.clamp",
                    "torch.clamp_min",
                    "torch.clamp_max",
                    "torch.smooth_l1_loss",
                    "torch.adaptive_avg_pool2d" -> reads;
            case "torch.relu",
                    "torch.sigmoid",
                    "torch.tanh",
                    "torch.exp",
                    "torch.sqrt",
                    "torch.softmax",
                    "torch.log_softmax" -> results;
            case "torch.embedding",
                    "torch.gather",
                    "torch.index_select",
                    "torch.index_add",
                    "torch.scatter",
                    "torch.take",
                    "torch.where",
                    "torch.masked_fill" ->
                reads.stream().filter(t -> !t.dtype().isFloating()).toList();
            case "torch.sort" -> results.subList(1, 2);
            case "torch.layer_norm", "torch.group_norm", "torch.cross_entropy_loss" ->
                reads.stream().limit(1).toList();
            default -> isView(statement) ? List.of() : both(reads, results);
        };
    }

    /// Each factor is needed for the gradient of the other.
    private static List<Tensor> factors(List<Tensor> reads, Predicate<Tensor> carries) {
        if (reads.size() == 1) {
            return List.of();
        }
        Tensor a = reads.get(0);
        Tensor b = reads.get(1);
        return Stream.of(a, b).filter(t -> carries.test(t == a ? b : a)).toList();
    }

    private static List<Tensor> both(List<Tensor> reads, List<Tensor> results) {
        return Stream.concat(reads.stream(), results.stream()).toList();
    }

    /// Bytes that are kept without being a value of the method: statistics of norms, the mask of dropout,
    /// probabilities of cross entropy.
    static long hiddenBytes(Statement statement) {
        Tensor result = statement.defines().getFirst();
        return switch (statement.function()) {
            case "torch.dropout" -> bytes(result);
            case "torch.layer_norm" -> 2 * bytes(result) / result.dim(-1);
            case "torch.cross_entropy_loss" -> bytes(statement.reads().getFirst());
            case "torch.scaled_dot_product_attention" ->
                DType.F32.bytes() * result.shape().count() / result.dim(-1);
            default -> 0;
        };
    }

    /// Whether the result lies in the memory of what it was made of.
    static boolean isView(Statement statement) {
        return switch (statement.function()) {
            case "torch.detach",
                    "torch.reshape",
                    "torch.expand",
                    "torch.transpose",
                    "torch.permute",
                    "torch.select",
                    "torch.slice",
                    "torch.unsqueeze",
                    "torch.squeeze",
                    "torch.unbind" -> true;
            default -> false;
        };
    }

    static long bytes(Tensor tensor) {
        return tensor.shape().count() * tensor.dtype().bytes();
    }
}
