package dev.dinoscope.engine.trace.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Script LOOP = Script.of("""
            def add(self, list: List[Tensor], times: int) -> int:
              for i in range({count}):
                {body}
              return {count}
            """);

    @Test
    void gapsTakeWordsAndIndentedLines() {
        ScriptMethod method = LOOP.where("count", 3)
                .where("body", Script.of("a = torch.neg({x})\n").where("x", "b"), Script.of("c = a\n"))
                .method();

        assertThat(method.name()).isEqualTo("add");
        assertThat(method.declaration()).isEqualTo("add(self, list: List[Tensor], times: int) -> int");
        assertThat(method.arguments()).extracting(ScriptMethod.Argument::name).containsExactly("list", "times");
        assertThat(method.body()).containsExactly("for i in range(3):", "  a = torch.neg(b)", "  c = a", "return 3");
    }

    @Test
    void aLineOfNothingGoes() {
        assertThat(LOOP.where("count", 1).where("body", List.of()).lines()).hasSize(3);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> LOOP.where("counts", 3)).hasMessageStartingWith("no gap {counts} in");
        assertThatThrownBy(() -> LOOP.where("count", 3).method()).hasMessageStartingWith("nothing fills {body} in");
        assertThatThrownBy(() -> Script.of("x = y\n").method()).hasMessage("no declaration of a method: x = y");
        assertThatThrownBy(() -> Script.of("def f(self, x: int, x: float) -> int:\n  return x\n")
                        .method())
                .hasMessage("method f takes two arguments called x");
    }

    @Test
    void aMethodNeedsNoArguments() {
        ScriptMethod method = Script.of("def f(self) -> int:\n  return 1\n").method();
        assertThat(method.declaration()).isEqualTo("f(self) -> int");
    }
}
