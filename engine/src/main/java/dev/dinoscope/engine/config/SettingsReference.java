package dev.dinoscope.engine.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The reference of all settings as Markdown, for the documentation.
public final class SettingsReference {
    private final StringBuilder out = new StringBuilder();

    private SettingsReference() {}

    /// One table per section, and per variant where a section has several.
    public static String markdown(Class<? extends Record> type) {
        var reference = new SettingsReference();
        reference.section(Schema.of(type).root(), "");
        return reference.out.toString();
    }

    private void section(Section section, String variant) {
        var fields = section.entries().stream()
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .toList();
        if (!section.path().isEmpty()) {
            heading(section, variant);
        } else if (!section.help().isEmpty()) {
            out.append(section.help()).append("\n\n");
        }
        table(fields);
        for (var entry : section.entries()) {
            switch (entry) {
                case Section nested -> section(nested, "");
                case VariantSection choice ->
                    choice.variants()
                            .forEach((name, nested) -> section(
                                    nested,
                                    name.equals(choice.defaultVariant())
                                            ? "`name: " + name + "` (the default)"
                                            : "`name: " + name + "`"));
                case Field _ -> {}
            }
        }
    }

    private void heading(Section section, String variant) {
        out.append("## `").append(section.path()).append('`');
        out.append(variant.isEmpty() ? "" : " with " + variant).append("\n\n");
        if (!section.help().isEmpty()) {
            out.append(section.help()).append("\n\n");
        }
    }

    private void table(List<Field> fields) {
        if (fields.isEmpty()) {
            return;
        }
        out.append("| key | default | values | what it does |\n|---|---|---|---|\n");
        out.append(fields.stream().map(SettingsReference::row).collect(Collectors.joining()))
                .append('\n');
    }

    private static String row(Field field) {
        var unit = field.unit().isEmpty() ? "" : " " + field.unit();
        return String.format(
                Locale.ROOT,
                "| `%s` | `%s`%s | %s | %s |\n",
                field.path(),
                field.defaultText(),
                unit,
                cell(field.expectation()),
                cell(field.help()));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
