package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.config.Field;
import dev.dinoscope.engine.config.Schema;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/// Lists under a verb's help the settings that it takes as `key=value`, each with its default: from the record that
/// reads them.
abstract class KeyHelp implements IModelTransformer {
    private final Schema keys;

    KeyHelp(Class<? extends Record> type) {
        keys = Schema.of(type);
    }

    @Override
    public CommandSpec transform(CommandSpec verb) {
        verb.usageMessage()
                .footerHeading("%nKeys, with their defaults:%n")
                .footer(keys.fields().stream().map(KeyHelp::line).toArray(String[]::new));
        return verb;
    }

    private static String line(Field key) {
        // Where only a range is known, saying that it is a whole number tells nothing new.
        var allowed = key.allowed().isEmpty() ? "" : " (" + String.join(", ", key.allowed()) + ")";
        var text = "  " + key.path() + "=" + key.defaultText() + "  " + key.help() + allowed;
        return text.replace("%", "%%");
    }
}
