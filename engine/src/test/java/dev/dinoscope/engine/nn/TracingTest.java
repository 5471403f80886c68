package dev.dinoscope.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.optim.Update;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.trace.program.Program;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Tracing alone: no libtorch is loaded here.
class TracingTest {
    private static Program trace(Layer model, Precision precision, long... dims) {
        return new ProgramBuilder(model, precision, Device.CPU)
                .method("f", List.of(Input.of("x", DType.F32, dims)), in -> Outputs.of("y", model.apply(in.get("x"))))
                .build();
    }

    private static Tensor traced(Function<Inputs, Tensor> body, long... dims) {
        List<Tensor> result = new ArrayList<>();
        ProgramBuilder.withoutModel(Precision.F32, Device.CPU)
                .method("f", List.of(Input.of("x", DType.F32, dims)), in -> {
                    Tensor y = body.apply(in);
                    result.add(y);
                    return Outputs.of("y", y);
                });
        return result.getFirst();
    }

    @Test
    void aProgramReadsLikeTheJavaItCameFrom() {
        Program program = trace(new Linear(4, 2), Precision.F32, 3, 4);
        assertThat(program.text()).contains("""
                          def f(self, p: List[Tensor], x: Tensor) -> List[Tensor]:
                            torch.set_grad_enabled(False)
                            w0 = p[0]  # weight
                            w1 = p[1]  # bias
                            x0 = torch.linear(x, w0, w1)  # Linear.java:39
                            torch.set_grad_enabled(True)
                            return [torch.detach(x0)]
                        """.replace("Linear.java:39", "Linear.java:" + lineOf(program.text())));
    }

    private static String lineOf(String text) {
        int at = text.indexOf("Linear.java:") + "Linear.java:".length();
        return text.substring(at, text.indexOf('\n', at));
    }

    @Test
    void theHashIgnoresWhereTheCodeStands() {
        Program program = trace(new Linear(4, 2), Precision.F32, 3, 4);
        assertThat(trace(new Linear(4, 2), Precision.F32, 3, 4).hash()).isEqualTo(program.hash());
        assertThat(trace(new Linear(4, 3), Precision.F32, 3, 4).hash()).isNotEqualTo(program.hash());
        assertThat(trace(new Linear(4, 2), Precision.BF16, 3, 4).hash()).isNotEqualTo(program.hash());
    }

    @Test
    void productsRunLowAndNormsRunFull() {
        String text = trace(new TransformerBlock(BlockConfig.of(8, 2, 1, false)), Precision.BF16, 2, 3, 8)
                .text();
        assertThat(text.lines().filter(l -> l.contains("torch.linear"))).hasSize(4);
        assertThat(text.lines().filter(l -> l.contains("torch.to(") && l.contains(", 15)")))
                .as("casts to bfloat16: two inputs, eight weights, and attention and GELU need none")
                .hasSize(10);
    }

    @Test
    void longMethodsAreSplitWhereBlocksEnd() {
        String text = trace(new Transformer(24, BlockConfig.of(8, 2, 24, false)), Precision.F32, 2, 3, 8)
                .text();
        assertThat(text).contains("def f_part0(").contains("def f_part1(").contains(" = (self).f_part0(p, x)");
        List<Integer> lengths = new ArrayList<>();
        for (String method : text.split("  def ", -1)) {
            if (method.startsWith("f_part")) {
                lengths.add((int)
                        method.lines().filter(l -> l.contains(" = torch.")).count());
            }
        }
        assertThat(lengths).hasSizeGreaterThan(1).allSatisfy(n -> assertThat(n).isLessThanOrEqualTo(200));
    }

    @Test
    void shapesFollowTheOperations() {
        assertThat(traced(in -> in.get("x").reshape(2, -1), 2, 3, 4).shape().dims())
                .containsExactly(2, 12);
        assertThat(traced(in -> in.get("x").permute(2, 0, 1), 2, 3, 4).shape().dims())
                .containsExactly(4, 2, 3);
        assertThat(traced(in -> in.get("x").flatten(1, 2), 2, 3, 4, 5).shape().dims())
                .containsExactly(2, 12, 5);
        assertThat(traced(in -> Reductions.sum(in.get("x"), 0, 2), 2, 3, 4)
                        .shape()
                        .dims())
                .containsExactly(3);
        assertThat(traced(in -> in.get("x").slice(1, 1, 3), 2, 3).shape().dims())
                .containsExactly(2, 2);
        assertThat(traced(in -> Reductions.argmax(in.get("x"), 1), 2, 3).dtype())
                .isEqualTo(DType.I64);
    }

    @Test
    void aShapeErrorNamesBothShapesTheModuleAndTheLine() {
        assertThatThrownBy(() -> trace(new TransformerBlock(BlockConfig.of(8, 2, 1, false)), Precision.F32, 2, 3, 9))
                .isInstanceOf(ShapeError.class)
                .hasMessageContaining("[9]")
                .hasMessageContaining("[8]")
                .hasMessageContaining("in module norm1 (LayerNorm.java:");
        assertThatThrownBy(() -> traced(in -> in.get("x").plus(in.get("x").transpose(0, 1)), 2, 3))
                .hasMessageContaining("[2, 3] and [3, 2] do not broadcast")
                .hasMessageContaining("TracingTest.java:");
        assertThatThrownBy(() -> traced(in -> in.get("x").reshape(5, -1), 2, 3))
                .hasMessageContaining("cannot reshape [2, 3] (6 elements) to [5, -1]");
    }

    @Test
    void aTensorOfAnotherMethodIsRefused() {
        Tensor stranger = traced(in -> in.get("x").exp(), 2);
        assertThatThrownBy(() -> traced(in -> in.get("x").plus(stranger), 2)).hasMessageContaining("belongs to method");
    }

    @Test
    void aParameterThatDoesNotMatterIsRefused() {
        Linear model = new Linear(4, 2);
        ProgramBuilder builder = new ProgramBuilder(model, Precision.F32, Device.CPU);
        assertThatThrownBy(() -> TrainStep.trace(
                        builder,
                        Update.of(AdamW.defaults()),
                        List.of(Input.of("x", DType.F32, 3, 4)),
                        in -> Outputs.of(
                                "loss", Reductions.mean(model.apply(in.get("x")).detach()))))
                .hasMessageContaining("[weight, bias]");
    }
}
