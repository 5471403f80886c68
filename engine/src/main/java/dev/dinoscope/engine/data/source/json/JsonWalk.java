package dev.dinoscope.engine.data.source.json;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Walks over a large JSON file without holding it: Jackson's stream of tokens, with errors that name file and place.
final class JsonWalk implements Closeable {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private final String name;
    private final InputStream bytes;
    private final JsonParser parser;

    /// Reads the value of a key; must consume exactly that value.
    @FunctionalInterface
    interface ValueReader {
        void read(String key) throws IOException;
    }

    /// Reads an element of an array; must consume exactly that element.
    @FunctionalInterface
    interface ElementReader {
        void read() throws IOException;
    }

    JsonWalk(Path file) throws IOException {
        this(file.toString(), Files.newInputStream(file));
    }

    /// @param name for messages
    /// @throws DamagedJsonException when not even the encoding can be told
    JsonWalk(String name, InputStream bytes) throws IOException {
        this.name = name;
        this.bytes = new BufferedInputStream(bytes, 1 << 16);
        try {
            this.parser = FACTORY.createParser(ObjectReadContext.empty(), this.bytes);
        } catch (JacksonException e) {
            bytes.close();
            throw new DamagedJsonException(name, e);
        }
    }

    /// Walks over the object that the whole file is.
    ///
    /// @throws DamagedJsonException when it is none, or is damaged
    void file(ValueReader reader) throws IOException {
        try {
            parser.nextToken();
            object(reader);
        } catch (JacksonException e) {
            throw new DamagedJsonException(name, e);
        }
    }

    /// Walks over the object that begins at the present token.
    void object(ValueReader reader) throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = parser.currentName();
            parser.nextToken();
            reader.read(key);
        }
    }

    /// Walks over the array that begins at the present token.
    void array(ElementReader reader) throws IOException {
        expect(JsonToken.START_ARRAY, "a list");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            reader.read();
        }
    }

    private void expect(JsonToken wanted, String what) throws DamagedJsonException {
        if (parser.currentToken() != wanted) {
            throw new DamagedJsonException(name, line(), "expected " + what);
        }
    }

    /// Leaves a value out, however large.
    void skip() {
        parser.skipChildren();
    }

    /// The present value as text; a number as it is written.
    String text() throws DamagedJsonException {
        if (!parser.currentToken().isScalarValue()) {
            throw new DamagedJsonException(name, line(), "expected a text");
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
    }

    /// The present value as a whole number.
    long number() throws DamagedJsonException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new DamagedJsonException(name, line(), "expected a whole number");
        }
        return parser.getLongValue();
    }

    /// Bytes read so far.
    long position() {
        return Math.max(0, parser.currentLocation().getByteOffset());
    }

    /// Line of the present token, from 1.
    int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    @Override
    public void close() throws IOException {
        try (bytes) {
            parser.close();
        }
    }
}
