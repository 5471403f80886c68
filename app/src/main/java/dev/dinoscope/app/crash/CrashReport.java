package dev.dinoscope.app.crash;

import java.nio.file.Path;

/// What happened, to be read by the user first. Nothing in it tells who or where that is.
///
/// @param title what happened, one line
/// @param text all of it
/// @param file where it is kept
public record CrashReport(String title, String text, Path file) {}
