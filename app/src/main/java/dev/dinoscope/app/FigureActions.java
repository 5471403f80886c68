package dev.dinoscope.app;

import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionGroup;
import dev.dinoscope.app.action.ActionRegistry;
import dev.dinoscope.app.figure.FigureExport;
import dev.dinoscope.app.figure.FigureSheet;
import dev.dinoscope.app.figure.FigureSheet.Choice;
import dev.dinoscope.app.figure.ViewFigure;
import dev.dinoscope.app.settings.CurrentPreferences;
import dev.dinoscope.app.settings.ExportPreferences;
import dev.dinoscope.app.shell.Shell;
import dev.dinoscope.app.shell.notice.Notices;
import dev.dinoscope.viz.export.FigureFormat;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.kordamp.ikonli.feather.Feather;

/// The figure of the view in front: shown in a sheet, then saved; the choice is remembered.
final class FigureActions {
    private final Supplier<Shell> shell;
    private final FigureExport export;
    private final CurrentPreferences preferences;
    private final Notices notices;
    private final Desktop desktop;
    private final Executor fx;
    /// Where the last figure of this session went.
    private Optional<Path> folder = Optional.empty();

    FigureActions(
            Supplier<Shell> shell,
            FigureExport export,
            CurrentPreferences preferences,
            Notices notices,
            Desktop desktop,
            Executor fx) {
        this.shell = shell;
        this.export = export;
        this.preferences = preferences;
        this.notices = notices;
        this.desktop = desktop;
        this.fx = fx;
    }

    void register(ActionRegistry actions) {
        actions.register(Action.of("view.export", "Export figure…", Feather.IMAGE, ActionGroup.VIEW, this::open)
                .on("Shortcut+Shift+E"));
    }

    private void open() {
        shell.get()
                .figure()
                .ifPresentOrElse(
                        this::present,
                        () -> notices.info("This view has no figure now. Views that draw have one once they show"
                                + " something."));
    }

    private void present(ViewFigure source) {
        var wanted = preferences.get().export();
        var format = FigureFormat.valueOf(wanted.format().name());
        var file = folder.orElse(Path.of(System.getProperty("user.home", ".")))
                .resolve(source.name() + "." + format.extension());
        var sheet = new FigureSheet(
                source,
                new Choice(format, wanted.dpi(), wanted.width(), file),
                fx,
                choice -> save(source, choice),
                desktop::copy);
        shell.get().present("Export figure", sheet, sheet::settled);
    }

    private void save(ViewFigure source, Choice choice) {
        folder = Optional.ofNullable(choice.file().toAbsolutePath().getParent());
        preferences.change(now -> now.withExport(new ExportPreferences(
                ExportPreferences.Format.valueOf(choice.format().name()), choice.dpi(), choice.millimetres())));
        export.save(source, choice, done -> notices.success("Saved " + done.file()));
    }
}
