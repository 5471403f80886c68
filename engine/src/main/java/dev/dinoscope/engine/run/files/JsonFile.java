package dev.dinoscope.engine.run.files;

import dev.dinoscope.engine.files.JsonFault;
import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Records as JSON files with snake_case keys.
///
/// @param within the directory that the file must not lead out of
/// @param limit of its kind
public record JsonFile(Path file, Enclosure within, SizeLimit limit) {
    /// One value on one line.
    public static final JsonMapper LINE = FiniteJson.mapper()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final JsonMapper PRETTY =
            LINE.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    public JsonFile(Path file, SizeLimit limit) {
        this(file, Enclosure.around(file), limit);
    }

    /// @param cure what the user can do when the file is damaged
    public <T> T read(Class<T> type, String cure) throws IOException {
        try {
            var value = LINE.readValue(within.text(file, limit), type);
            if (value == null) {
                throw new DamagedFileException(file, "it holds nothing", cure);
            }
            return value;
        } catch (NoSuchFileException absent) {
            throw new DamagedFileException(file, "it is missing", cure);
        } catch (RefusedFileException refused) {
            throw new DamagedFileException(refused, cure);
        } catch (JacksonException fault) {
            throw new DamagedFileException(file, JsonFault.words(fault), cure);
        }
    }

    public static String text(Object value) {
        return PRETTY.writeValueAsString(value) + "\n";
    }
}
