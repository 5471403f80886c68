package dev.dinoscope.engine.trace;

import static dev.dinoscope.engine.trace.Saved.FACTORS;
import static dev.dinoscope.engine.trace.Saved.FIRST_OPERAND;
import static dev.dinoscope.engine.trace.Saved.INDICES;
import static dev.dinoscope.engine.trace.Saved.NOTHING;
import static dev.dinoscope.engine.trace.Saved.OPERANDS;
import static dev.dinoscope.engine.trace.Saved.OPERANDS_AND_RESULTS;
import static dev.dinoscope.engine.trace.Saved.QUOTIENT;
import static dev.dinoscope.engine.trace.Saved.RESULTS;
import static dev.dinoscope.engine.trace.ShapeRule.BROADCAST;
import static dev.dinoscope.engine.trace.ShapeRule.CALLER;
import static dev.dinoscope.engine.trace.ShapeRule.FIRST;

import java.util.List;

/// The operations that traces consist of. Each line is all that is known of one: its name in TorchScript, the rule of
/// its result's shape, what libtorch saves of it for the backward pass and, where it counts, its FLOPs.
public enum Op implements Callee {
    // ---- arithmetic
    ADD("torch.add", BROADCAST, NOTHING),
    SUB("torch.sub", BROADCAST, NOTHING),
    MUL("torch.mul", BROADCAST, FACTORS),
    DIV("torch.div", BROADCAST, QUOTIENT),
    MAXIMUM("torch.maximum", BROADCAST, OPERANDS_AND_RESULTS),

    // ---- element by element
    NEG("torch.neg", FIRST, NOTHING),
    ABS("torch.abs", FIRST, OPERANDS),
    SQUARE("torch.square", FIRST, OPERANDS),
    POW("torch.pow", FIRST, OPERANDS),
    SQRT("torch.sqrt", FIRST, RESULTS),
    EXP("torch.exp", FIRST, RESULTS),
    LOG("torch.log", FIRST, OPERANDS),
    COS("torch.cos", FIRST, OPERANDS),
    SIN("torch.sin", FIRST, OPERANDS),
    TANH("torch.tanh", FIRST, RESULTS),
    SIGMOID("torch.sigmoid", FIRST, RESULTS),
    RELU("torch.relu", FIRST, RESULTS),
    GELU("torch.gelu", FIRST, OPERANDS),
    CLAMP("torch.clamp", FIRST, OPERANDS),
    CLAMP_MIN("torch.clamp_min", FIRST, OPERANDS),
    CLAMP_MAX("torch.clamp_max", FIRST, OPERANDS),
    TO("torch.to", FIRST, NOTHING),

    // ---- comparison and choice
    EQ("torch.eq", BROADCAST, NOTHING),
    GT("torch.gt", BROADCAST, NOTHING),
    LT("torch.lt", BROADCAST, NOTHING),
    LOGICAL_NOT("torch.logical_not", FIRST, NOTHING),
    IS_FINITE("torch.isfinite", FIRST, NOTHING),
    ALL("torch.all", CALLER, NOTHING),
    WHERE("torch.where", BROADCAST, INDICES),
    MASKED_FILL("torch.masked_fill", FIRST, INDICES),

    // ---- views
    DETACH("torch.detach", FIRST, Kind.DETACHED_VIEW),
    RESHAPE("torch.reshape", CALLER, Kind.VIEW),
    EXPAND("torch.expand", CALLER, Kind.VIEW),
    TRANSPOSE("torch.transpose", CALLER, Kind.VIEW),
    PERMUTE("torch.permute", CALLER, Kind.VIEW),
    SELECT("torch.select", CALLER, Kind.VIEW),
    SLICE("torch.slice", CALLER, Kind.VIEW),
    UNSQUEEZE("torch.unsqueeze", CALLER, Kind.VIEW),
    SQUEEZE("torch.squeeze", CALLER, Kind.VIEW),
    UNBIND("torch.unbind", CALLER, Kind.LIST_OF_VIEWS),

    // ---- tensors from nothing
    ARANGE("torch.arange", CALLER, NOTHING),
    FULL("torch.full", CALLER, NOTHING),
    RAND("torch.rand", CALLER, Kind.DRAW),
    RANDPERM("torch.randperm", CALLER, Kind.DRAW),

    // ---- products
    MATMUL("torch.matmul", ShapeRule.MATMUL, FACTORS, Flops.PRODUCT),
    LINEAR("torch.linear", ShapeRule.LINEAR, FACTORS, Flops.PRODUCT),
    CONV2D("torch.conv2d", CALLER, FACTORS, Flops.CONVOLUTION),
    ATTENTION("torch.scaled_dot_product_attention", ShapeRule.ATTENTION, Saved.LOG_SUMS, Flops.ATTENTION),

    // ---- reductions
    SUM("torch.sum", CALLER, NOTHING),
    MEAN("torch.mean", CALLER, NOTHING),
    AMAX("torch.amax", CALLER, OPERANDS_AND_RESULTS),
    AMIN("torch.amin", CALLER, OPERANDS_AND_RESULTS),
    ARGMAX("torch.argmax", CALLER, NOTHING),
    NORM("torch.norm", CALLER, OPERANDS_AND_RESULTS),
    LOGSUMEXP("torch.logsumexp", CALLER, OPERANDS_AND_RESULTS),

    // ---- along an axis
    SOFTMAX("torch.softmax", FIRST, RESULTS),
    LOG_SOFTMAX("torch.log_softmax", FIRST, RESULTS),
    CUMSUM("torch.cumsum", FIRST, NOTHING),
    LOGCUMSUMEXP("torch.logcumsumexp", FIRST, OPERANDS_AND_RESULTS),
    LAYER_NORM("torch.layer_norm", FIRST, Saved.ROW_STATISTICS),
    GROUP_NORM("torch.group_norm", FIRST, FIRST_OPERAND),
    BATCH_NORM("torch.batch_norm", FIRST, OPERANDS_AND_RESULTS),
    DROPOUT("torch.dropout", FIRST, Saved.MASK, Flops.NONE, Kind.DRAW),

    // ---- order and indices
    CAT("torch.cat", CALLER, NOTHING),
    FLIP("torch.flip", FIRST, NOTHING),
    ROLL("torch.roll", FIRST, NOTHING),
    SORT("torch.sort", FIRST, Saved.ORDER),
    GATHER("torch.gather", CALLER, INDICES),
    SCATTER("torch.scatter", FIRST, INDICES),
    TAKE("torch.take", CALLER, INDICES),
    INDEX_SELECT("torch.index_select", CALLER, INDICES),
    INDEX_ADD("torch.index_add", FIRST, INDICES),
    EMBEDDING("torch.embedding", CALLER, INDICES),

    // ---- maps in another size
    ADAPTIVE_AVG_POOL2D("torch.adaptive_avg_pool2d", CALLER, OPERANDS),
    UPSAMPLE_NEAREST2D("torch.upsample_nearest2d", CALLER, NOTHING),
    UPSAMPLE_BICUBIC2D("torch.upsample_bicubic2d", CALLER, NOTHING),

    // ---- losses
    CROSS_ENTROPY("torch.cross_entropy_loss", CALLER, Saved.LOG_PROBABILITIES),
    SMOOTH_L1("torch.smooth_l1_loss", FIRST, OPERANDS);

    /// Where the values of a result come from.
    private enum Kind {
        /// They are computed.
        NEW,
        /// They are the operand's, in its memory.
        VIEW,
        /// As a view, which no gradient passes.
        DETACHED_VIEW,
        /// As a view, several in a list.
        LIST_OF_VIEWS,
        /// They are drawn from the generator.
        DRAW
    }

    private final String function;
    private final ShapeRule shapes;
    private final Saved saved;
    private final Flops flops;
    private final Kind kind;

    Op(String function, ShapeRule shapes, Saved saved) {
        this(function, shapes, saved, Flops.NONE);
    }

    Op(String function, ShapeRule shapes, Kind kind) {
        this(function, shapes, NOTHING, Flops.NONE, kind);
    }

    Op(String function, ShapeRule shapes, Saved saved, Flops flops) {
        this(function, shapes, saved, flops, Kind.NEW);
    }

    Op(String function, ShapeRule shapes, Saved saved, Flops flops, Kind kind) {
        this.function = function;
        this.shapes = shapes;
        this.saved = saved;
        this.flops = flops;
        this.kind = kind;
    }

    @Override
    public String function() {
        return function;
    }

    Shape shape(List<Tensor> operands) {
        return shapes.of(function, operands.stream().map(Tensor::shape).toList());
    }

    @Override
    public Saved saved() {
        return saved;
    }

    @Override
    public Flops flops() {
        return flops;
    }

    @Override
    public boolean isView() {
        return kind == Kind.VIEW || kind == Kind.DETACHED_VIEW || kind == Kind.LIST_OF_VIEWS;
    }

    @Override
    public boolean isRandom() {
        return kind == Kind.DRAW;
    }

    @Override
    public boolean stopsGradients() {
        return kind == Kind.DETACHED_VIEW;
    }

    @Override
    public boolean returnsList() {
        return kind == Kind.LIST_OF_VIEWS;
    }
}
