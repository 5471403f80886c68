package dev.dinoscope.app.palette;

import dev.dinoscope.app.action.Action;
import java.util.stream.Collectors;
import org.kordamp.ikonli.Ikon;

/// One line of the command palette.
///
/// @param id stable from session to session, to be remembered
/// @param kind what it is, one word: `Run`, `Recipe`, `Setting`, or the menu of an action
/// @param detail more to find it by, such as a setting's help; may be empty
/// @param keys its shortcuts; may be empty
/// @param open does it or shows it
public record PaletteItem(String id, String kind, String title, String detail, String keys, Ikon icon, Runnable open) {

    public static PaletteItem of(Action action) {
        return new PaletteItem(
                action.id(),
                action.group().plainTitle(),
                action.title(),
                "",
                action.keys().collect(Collectors.joining(", ")),
                action.icon(),
                action::run);
    }

    int score(FuzzyQuery query) {
        return query.score(title, kind + " " + detail);
    }
}
