package dev.dinoscope.engine.cli.text;

/// One thing that a run will take, for people.
///
/// @param help what it means
public record CostFact(String name, String value, String help) {}
