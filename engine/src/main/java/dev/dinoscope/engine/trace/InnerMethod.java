package dev.dinoscope.engine.trace;

/// A method that statements of a traced method call.
public interface InnerMethod {
    /// As statements call it.
    String function();

    /// What a call of it takes.
    ///
    /// @param graph whether the caller records one
    MethodCost cost(boolean graph);

    void write(ParameterTable parameters, SourceWriter source);
}
