package dev.dinoscope.engine.loss.rank;

import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Products;
import org.jspecify.annotations.Nullable;

/// The transition term of one order r ≥ 2 (our choice, docs/methods.md, eq. 13): what an item gains from the r−1
/// items before it in the reference order, `τ(k) = w·tanh(⟨Q eₖ, c(k)⟩/√d)`, where `c(k)` is the attention of
/// `Q eₖ` over `K eₘ`, `V eₘ`.
///
/// Training needs it, the encoders do not. With one predecessor there is nothing to attend to, so order 2 has
/// no keys. The weight starts at 0: training starts as RANKCLIP.
public final class Transition extends Module {
    private final int order;
    private final int width;
    private final Parameter query;
    private final @Nullable Parameter key;
    private final Parameter value;
    private final Parameter weight;

    /// @param order r, at least 2
    /// @param embed width of the embeddings
    /// @param width of queries, keys and values
    Transition(int order, int embed, int width) {
        this.order = order;
        this.width = width;
        // A truncated normal of PyTorch is cut at ±2, which is too many deviations away to matter.
        Initialiser start = Initialiser.normal(1 / Math.sqrt(embed));
        query = parameter("query", start, width, embed);
        key = order == 2 ? null : parameter("key", start, width, embed);
        value = parameter("value", start, width, embed);
        weight = parameter("weight", Initialiser.constant(0));
    }

    Clamp clamp() {
        return new Clamp(weight, -1, 1);
    }

    /// What the terms of all lists over these candidates look up. Whatever the order of a list, its terms are
    /// made of the products of a candidate's query with another's key and value; there are only B² of each.
    ///
    /// @param name of the candidates
    /// @param candidates shape `[batch, embed]`
    void addTables(Outputs tables, String name, Tensor candidates) {
        Tensor queries = project(candidates, query).over(Math.sqrt(width));
        tables.and(
                values(name, order),
                Products.matmulFull(queries, project(candidates, value).transpose(0, 1)));
        if (key != null) {
            tables.and(
                    keys(name, order),
                    Products.matmulFull(queries, project(candidates, key).transpose(0, 1)));
        }
    }

    void addWeight(Outputs tables) {
        tables.and(weight(order), weight.tensor());
    }

    private static Tensor project(Tensor candidates, Parameter matrix) {
        return Products.matmulFull(candidates, matrix.tensor().transpose(0, 1));
    }

    /// Queries with values, `[batch, batch]`.
    static String values(String name, int order) {
        return name + "_values_" + order;
    }

    /// Queries with keys, `[batch, batch]`; none for order 2.
    static String keys(String name, int order) {
        return name + "_keys_" + order;
    }

    static String weight(int order) {
        return "transition_weight_" + order;
    }
}
