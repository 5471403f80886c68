package dev.dinoscope.engine.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Records as JSON files with snake_case keys.
final class JsonFile {
    /// One value on one line.
    static final JsonMapper LINE = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final JsonMapper PRETTY =
            LINE.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonFile() {}

    /// @param cure what the user can do when the file is damaged
    static <T> T read(Path file, Class<T> type, String cure) throws IOException {
        try {
            var value = LINE.readValue(Files.readString(file), type);
            if (value == null) {
                throw new DamagedFileException(file, "it holds nothing", cure);
            }
            return value;
        } catch (NoSuchFileException absent) {
            throw new DamagedFileException(file, "it is missing", cure);
        } catch (CharacterCodingException fault) {
            throw new DamagedFileException(file, "it is not text", cure);
        } catch (JacksonException fault) {
            throw new DamagedFileException(file, fault.getOriginalMessage(), cure);
        }
    }

    static String text(Object value) {
        return PRETTY.writeValueAsString(value) + "\n";
    }
}
