package dev.dinoscope.engine.trace;

/// A method that statements of a traced method call.
interface InnerMethod {
    /// As statements call it.
    String function();

    void write(ParameterTable parameters, SourceWriter source);
}
