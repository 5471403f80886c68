package dev.dinoscope.engine.trace.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.train.model.TracedLearner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConvolutionKernelsTest {
    @Test
    void everyConvolutionOfAProgramCanBeComputedByOwnKernels() {
        var recipe = BundledRecipes.read("dinorankclip", List.of("method.teacher=none", "train.batch=8"));
        var program = TracedLearner.of(recipe, recipe.context(100, Map.of()), Device.CPU)
                .program();
        assertThat(program.convolutions()).hasSizeGreaterThan(3);
        assertThat(text(program, ConvolutionKernels.FASTEST))
                .contains(program.text())
                .doesNotContain("thnn");
        var own = text(program, ConvolutionKernels.OWN);
        assertThat(own)
                .containsPattern(
                        "torch\\.thnn_conv2d\\((\\w+), (w\\d+), \\[torch\\.size\\(\\2, 2\\), torch\\.size\\(\\2, 3\\)\\], None, \\[2, 2\\], \\[1, 1\\]\\)")
                .doesNotContain("torch.conv2d");
        assertThat(program.text().lines())
                .hasSameSizeAs(program.text(ConvolutionKernels.OWN).lines().toList());
    }

    private static String text(Program program, ConvolutionKernels kernels) {
        return new String(program.archive(kernels), StandardCharsets.UTF_8);
    }
}
