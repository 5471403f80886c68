package dev.dinoscope.engine.trace.script;

/// Tensors that a method takes: programs make them themselves.
public final class InputScripts {
    public static final Script INPUTS = Script.of("""
            def {name}_inputs(self) -> List[Tensor]:
              return [{zeros}]
            """);

    private InputScripts() {}
}
