package dev.dinoscope.app.form;

import atlantafx.base.theme.Styles;
import dev.dinoscope.app.launch.Form;
import dev.dinoscope.engine.config.Entry;
import dev.dinoscope.engine.config.Field;
import dev.dinoscope.engine.config.Section;
import dev.dinoscope.engine.config.VariantSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// The sections of a form as groups that fold. What is advanced starts folded; a search opens what it finds.
public final class FormPane extends VBox {
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");
    private static final KeyCombination REDO_TOO = KeyCombination.valueOf("Shortcut+Y");

    private final Form<?> form;
    private final List<Group> groups = new ArrayList<>();
    private final List<SettingRow> all = new ArrayList<>();

    /// A section and its rows, those of nested sections included.
    private record Group(TitledPane pane, boolean open, List<SettingRow> rows) {}

    public FormPane(Form<?> form, ObservableValue<String> search) {
        this.form = form;
        getStyleClass().add("form");
        var loose = new VBox();
        getChildren().add(loose);
        addAll(form.root().entries(), loose, all);
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
    private void addAll(List<Entry> entries, VBox into, List<SettingRow> rows) {
        var advanced = new VBox();
        var folded = new ArrayList<SettingRow>();
        for (var entry : entries) {
            var hidden = entry instanceof Field && entry.advanced();
            add(entry, hidden ? advanced : into, hidden ? folded : rows);
        }
        if (!folded.isEmpty()) {
            rows.addAll(folded);
            into.getChildren().add(fold("Advanced", false, advanced, folded));
        }
    }

    private void add(Entry entry, VBox into, List<SettingRow> rows) {
        switch (entry) {
            case Field field -> {
                var row = new SettingRow(form.setting(field.path()), form.undo());
                rows.add(row);
                into.getChildren().add(row);
            }
            case Section section -> into.getChildren().add(group(section, rows));
            case VariantSection choice -> into.getChildren().add(variants(choice, rows));
        }
    }

    private Node variants(VariantSection choice, List<SettingRow> outer) {
        var box = new VBox();
        box.getStyleClass().add("form-variants");
        var rows = new ArrayList<SettingRow>();
        add(choice.nameField(), box, rows);
        choice.variants().forEach((name, section) -> {
            var inner = new VBox();
            addAll(section.entries(), inner, rows);
            inner.visibleProperty().bind(form.variantsProperty().map(chosen -> name.equals(chosen.get(choice.path()))));
            inner.managedProperty().bind(inner.visibleProperty());
            box.getChildren().add(inner);
        });
        outer.addAll(rows);
        return titled(choice.title(), choice, box, rows);
    }

    private Node group(Section section, List<SettingRow> outer) {
        var box = new VBox();
        var rows = new ArrayList<SettingRow>();
        addAll(section.entries(), box, rows);
        outer.addAll(rows);
        return titled(section.title(), section, box, rows);
    }

    private TitledPane titled(String title, Entry entry, VBox content, List<SettingRow> rows) {
        if (!entry.help().isBlank() && !(entry instanceof VariantSection)) {
            // The choice of a variant carries the help of its section already.
            var help = new Label(entry.help());
            help.setWrapText(true);
            help.getStyleClass().add("setting-help");
            content.getChildren().addFirst(help);
        }
        return fold(title, !entry.advanced(), content, rows);
    }

    private TitledPane fold(String title, boolean open, VBox content, List<SettingRow> rows) {
        content.getStyleClass().add("form-group");
        var pane = new TitledPane(title, content);
        pane.getStyleClass().addAll(Styles.DENSE, "form-section");
        pane.setAnimated(false);
        pane.setExpanded(open);
        groups.add(new Group(pane, open, rows));
        return pane;
    }

    private void filter(String text) {
        var words = text.strip().toLowerCase(Locale.ROOT);
        all.forEach(row -> {
            row.setVisible(row.setting().matches(words));
            row.setManaged(row.isVisible());
        });
        for (var group : groups) {
            var any = group.rows.stream().anyMatch(Node::isVisible);
            group.pane.setVisible(any);
            group.pane.setManaged(any);
            group.pane.setExpanded(words.isEmpty() ? group.open : any);
        }
    }
}
