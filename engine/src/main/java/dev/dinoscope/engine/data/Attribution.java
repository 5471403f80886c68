package dev.dinoscope.engine.data;

/// Who made a part of a data set and under which licence; shown wherever the data is listed.
///
/// @param part what the attribution covers: the style of the pairs it belongs to
/// @param licence SPDX identifier
/// @param source where it comes from, as text
public record Attribution(String part, String title, String author, String licence, String source) {}
