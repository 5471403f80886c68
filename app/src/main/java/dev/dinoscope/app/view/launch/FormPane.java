package dev.dinoscope.app.view.launch;

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
import javafx.scene.layout.VBox;

/// The sections of a form as groups that fold. What is advanced starts folded; a search opens what it finds.
final class FormPane extends VBox {
    private final Form<?> form;
    private final List<Group> groups = new ArrayList<>();
    private final List<SettingRow> all = new ArrayList<>();

    /// A section and its rows, those of nested sections included.
    private record Group(TitledPane pane, boolean open, List<SettingRow> rows) {}

    FormPane(Form<?> form, ObservableValue<String> search) {
        this.form = form;
        getStyleClass().add("form");
        var loose = new VBox();
        getChildren().add(loose);
        for (var entry : form.root().entries()) {
            add(entry, loose, all);
        }
        search.subscribe(this::filter);
    }

    private void add(Entry entry, VBox into, List<SettingRow> rows) {
        switch (entry) {
            case Field field -> {
                var row = new SettingRow(form.setting(field.path()));
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
            section.entries().forEach(entry -> add(entry, inner, rows));
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
        section.entries().forEach(entry -> add(entry, box, rows));
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
        content.getStyleClass().add("form-group");
        var pane = new TitledPane(title, content);
        pane.getStyleClass().addAll(Styles.DENSE, "form-section");
        pane.setAnimated(false);
        pane.setExpanded(!entry.advanced());
        groups.add(new Group(pane, !entry.advanced(), rows));
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
