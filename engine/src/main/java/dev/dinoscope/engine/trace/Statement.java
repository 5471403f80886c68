package dev.dinoscope.engine.trace;

import java.util.List;

/// One line of a method: the values it defines, the values it reads, its text and where it comes from.
record Statement(List<Tensor> defines, List<Tensor> reads, String text, Origin origin) {}
