package dev.dinoscope.engine.node;

import java.util.Map;

/// One line of a run's `results.jsonl`.
///
/// @param json the line as written
/// @param fields the same, top-level fields in order; a value is a String, Boolean, Number, List, Map or null;
///     empty for a line that is damaged
public record EvaluationRow(String json, Map<String, ?> fields) {}
