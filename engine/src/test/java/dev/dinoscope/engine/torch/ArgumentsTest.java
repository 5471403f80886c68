package dev.dinoscope.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.torch.handle.Value;
import dev.dinoscope.engine.trace.script.Script;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final ScriptMethod METHOD = Script.of("""
            def scale(self, x: int, by: float) -> float:
              return torch.mul(by, x)
            """).method();

    @Test
    void aMethodTakesWhatItDeclaresInItsOwnOrder() {
        assertThat(Arguments.none().and("by", 0.5).and("other", 3L).and("x", 7L).of(METHOD))
                .containsExactly(Value.of(7L), Value.of(0.5));
    }

    @Test
    void whatIsMissingOrTwiceIsRefused() {
        Arguments arguments = Arguments.none().and("x", 7L);
        assertThatThrownBy(() -> arguments.of(METHOD)).hasMessage("method scale takes \"by\"; it is given [x]");
        assertThatThrownBy(() -> arguments.and("x", 8L)).hasMessage("two arguments are called x");
    }
}
