package dev.dinoscope.app.form;

import atlantafx.base.theme.Styles;
import dev.dinoscope.app.launch.Form;
import dev.dinoscope.engine.config.Entry;
import dev.dinoscope.engine.config.Field;
import dev.dinoscope.engine.config.Section;
import dev.dinoscope.engine.config.VariantSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// The sections of a form as groups that fold. What is advanced or lies deep starts folded; a search opens
/// what it finds.
public final class FormPane extends VBox {
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");
    private static final KeyCombination REDO_TOO = KeyCombination.valueOf("Shortcut+Y");

    /// Sections within sections of a section start folded, such as the blur of a crop.
    private static final int DEEP = 2;

    private final Form<?> form;
    private final List<Group> groups = new ArrayList<>();
    private final List<SettingRow> rows = new ArrayList<>();
    private final ObservableValue<String> search;

    /// A section that folds.
    ///
    /// @param open at first
    private record Group(TitledPane pane, boolean open) {
        /// Whether there is a row to see, once it is unfolded.
        boolean hasRows() {
            return hasRows(pane.getContent());
        }

        private static boolean hasRows(Node node) {
            return switch (node) {
                case TitledPane inner -> hasRows(inner.getContent());
                case SettingRow row -> row.isVisible();
                case Parent parent -> parent.getChildrenUnmodifiable().stream().anyMatch(Group::hasRows);
                default -> false;
            };
        }
    }

    public FormPane(Form<?> form, ObservableValue<String> search) {
        this.form = form;
        this.search = search;
        getStyleClass().add("form");
        var loose = new VBox();
        getChildren().add(loose);
        addAll("", form.root().entries(), loose);
        search.subscribe(this::filter);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// A text field has an undo of its own, which knows nothing of the other fields.
    private void onKey(KeyEvent event) {
        if (UNDO.match(event)) {
            form.undo().undo();
            event.consume();
        } else if (REDO.match(event) || REDO_TOO.match(event)) {
            form.undo().redo();
            event.consume();
        }
    }

    /// The ordinary settings, then the sections, then what is advanced in a fold of its own.
    private void addAll(String scope, List<Entry> entries, VBox into) {
        var advanced = new VBox();
        for (var entry : entries) {
            add(scope, entry, entry instanceof Field && entry.advanced() ? advanced : into);
        }
        if (!advanced.getChildren().isEmpty()) {
            into.getChildren().add(fold("Advanced", false, advanced));
        }
    }

    private void add(String scope, Entry entry, VBox into) {
        switch (entry) {
            case Field field -> {
                var row = new SettingRow(form.setting(scope, field), form.undo());
                rows.add(row);
                into.getChildren().add(row);
            }
            case Section section -> into.getChildren().add(group(scope, section));
            case VariantSection choice -> into.getChildren().add(variants(scope, choice));
        }
    }

    /// Only variants that were chosen are built: a recipe has settings of many methods, of which one counts.
    private Node variants(String scope, VariantSection choice) {
        var box = new VBox();
        add(scope, choice.nameField(), box);
        var name = box.getChildren().getFirst();
        var built = new HashMap<String, Node>();
        form.variantsProperty().map(chosen -> chosen.get(choice.path())).subscribe(chosen -> {
            if (chosen != null && choice.variants().containsKey(chosen)) {
                box.getChildren().setAll(name, built.computeIfAbsent(chosen, _ -> variant(scope, choice, chosen)));
            }
        });
        return titled(choice.title(), choice, box);
    }

    private Node variant(String scope, VariantSection choice, String name) {
        var inner = new VBox();
        inner.getStyleClass().add("form-group");
        addAll(Form.scope(scope, choice, name), choice.section(name).entries(), inner);
        if (!search.getValue().isBlank()) {
            filter(search.getValue());
        }
        return inner;
    }

    private Node group(String scope, Section section) {
        var box = new VBox();
        addAll(scope, section.entries(), box);
        return titled(section.title(), section, box);
    }

    private TitledPane titled(String title, Entry entry, VBox content) {
        if (!entry.help().isBlank() && !(entry instanceof VariantSection)) {
            // The choice of a variant carries the help of its section already.
            var help = new Label(entry.help());
            help.setWrapText(true);
            help.getStyleClass().add("setting-help");
            content.getChildren().addFirst(help);
        }
        return fold(title, !entry.advanced() && depth(entry) < DEEP, content);
    }

    private static long depth(Entry entry) {
        return entry.path().chars().filter(letter -> letter == '.').count();
    }

    private TitledPane fold(String title, boolean open, VBox content) {
        content.getStyleClass().add("form-group");
        var pane = new TitledPane(title, content);
        pane.getStyleClass().addAll(Styles.DENSE, "form-section");
        pane.setAnimated(false);
        pane.setExpanded(open);
        groups.add(new Group(pane, open));
        return pane;
    }

    private void filter(String text) {
        var words = text.strip().toLowerCase(Locale.ROOT);
        rows.forEach(row -> {
            row.setVisible(row.setting().matches(words));
            row.setManaged(row.isVisible());
        });
        for (var group : groups) {
            var any = group.hasRows();
            group.pane.setVisible(any);
            group.pane.setManaged(any);
            group.pane.setExpanded(words.isEmpty() ? group.open : any);
        }
    }
}
