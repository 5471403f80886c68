package dev.dinoscope.engine.data.source.json;

import org.jspecify.annotations.Nullable;

/// Where an entry of a list is, for people. Most of these files are one line: the number of the entry says more.
///
/// @param list the key that the list stands under
/// @param number of the entry, from 1
record EntryPlace(String file, int line, String list, long number) {
    /// @param key that the entry's id stands under
    /// @param id null where it has none
    String text(String key, @Nullable JsonKey id) {
        return file + (line > 1 ? " line " + line : "") + ", entry " + number + " of " + list
                + (id == null ? "" : ", " + key + " " + id);
    }
}
