package dev.dinoscope.engine.config;

import java.util.List;

/// Writes a schema's values as block YAML.
final class YamlWriter {
    private final boolean comments;
    private final StringBuilder out = new StringBuilder();

    YamlWriter(boolean comments) {
        this.comments = comments;
    }

    String write(Schema schema) {
        entries(schema.root().entries(), "");
        return out.toString();
    }

    private void entries(List<Entry> entries, String indent) {
        for (var entry : entries) {
            switch (entry) {
                case Field field -> field(field, indent);
                case Section section -> {
                    heading(section, indent);
                    entries(section.entries(), indent + "  ");
                }
                case VariantSection choice -> {
                    heading(choice, indent);
                    field(choice.nameField(), indent + "  ");
                    entries(choice.defaultSection().entries(), indent + "  ");
                }
            }
        }
    }

    private void heading(Entry section, String indent) {
        comment(section.help(), indent);
        var isEmpty = section instanceof Section nested && nested.entries().isEmpty();
        out.append(indent).append(section.key()).append(isEmpty ? ": {}\n" : ":\n");
    }

    private void field(Field field, String indent) {
        comment(describe(field), indent);
        out.append(indent)
                .append(field.key())
                .append(": ")
                .append(field.defaultText())
                .append('\n');
    }

    private static String describe(Field field) {
        var detail = String.join(
                ", ",
                List.of(
                                field.unit(),
                                field.range().symbols(),
                                field.allowed().isEmpty() ? "" : "one of " + String.join(", ", field.allowed()))
                        .stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
        return detail.isEmpty() ? field.help() : field.help() + " (" + detail + ")";
    }

    private void comment(String text, String indent) {
        if (comments && !text.isEmpty()) {
            out.append(indent).append("# ").append(text.replace("\n", " ")).append('\n');
        }
    }
}
