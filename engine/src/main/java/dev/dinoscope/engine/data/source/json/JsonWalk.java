package dev.dinoscope.engine.data.source.json;

import dev.dinoscope.engine.data.source.OrdinaryFile;
import dev.dinoscope.engine.data.source.TextFault;
import dev.dinoscope.engine.data.source.TextReader;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Walks over a large JSON file without holding it: Jackson's stream of tokens, with errors that name file and place.
final class JsonWalk implements Closeable {
    /// Long texts are measured here, where they cost their record and not the list.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            // As Python writes them where there is no number; whoever needs one is told of it.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /// Characters.
    private static final int LONGEST_TEXT = 1 << 20;
    /// Digits.
    private static final int LONGEST_KEY = 300;

    private final String name;
    private final TextReader text;
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

    /// @throws dev.dinoscope.engine.files.RefusedFileException when it is no ordinary file
    JsonWalk(Path file) throws IOException {
        this.name = file.toString();
        this.text = new TextReader(OrdinaryFile.stream(file));
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /// Walks over the object that the whole file is.
    ///
    /// @throws DamagedJsonException when it is none, or is damaged
    void file(ValueReader reader) throws IOException {
        var value = name;
        try {
            parser.nextToken();
            expect(JsonToken.START_OBJECT, "an object");
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var key = parser.currentName();
                parser.nextToken();
                value = place(parser.currentTokenLocation()) + ": " + key;
                reader.read(key);
            }
        } catch (UnfitValueException e) {
            throw new DamagedJsonException(value, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            throw new DamagedJsonException(
                    place(Objects.requireNonNullElseGet(e.getLocation(), parser::currentLocation)), e);
        }
    }

    /// @param of among the characters that were read last
    private String place(TokenStreamLocation of) {
        return String.format(
                Locale.ROOT,
                "%s line %d, column %d (byte %d)",
                name,
                of.getLineNr(),
                of.getColumnNr(),
                text.byteOf(of.getCharOffset()));
    }

    /// Walks over the entry that begins at the present token, an object or whatever is there instead of one.
    ///
    /// @return what is wrong with it, such as the first value that does not fit; empty when nothing is
    Optional<String> entry(ValueReader reader) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Optional.of("expected an object");
        }
        Optional<String> fault = Optional.empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = parser.currentName();
            parser.nextToken();
            try {
                reader.read(key);
            } catch (UnfitValueException e) {
                fault = fault.or(() -> Optional.of(key + ": " + e.getMessage()));
            }
        }
        return fault;
    }

    /// Walks over the array that begins at the present token.
    ///
    /// @throws UnfitValueException when it is none
    void array(ElementReader reader) throws IOException {
        expect(JsonToken.START_ARRAY, "a list");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            reader.read();
        }
    }

    private void expect(JsonToken wanted, String what) throws UnfitValueException {
        if (parser.currentToken() != wanted) {
            parser.skipChildren();
            throw new UnfitValueException("expected " + what);
        }
    }

    /// Reads a value that is no record.
    ///
    /// @return what is wrong with it; empty when nothing is
    Optional<String> value(ElementReader reader) throws IOException {
        try {
            reader.read();
            return Optional.empty();
        } catch (UnfitValueException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    private boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /// Leaves a value out, however large.
    void skip() {
        parser.skipChildren();
    }

    /// The present value as text; a number as it is written, nothing as an empty text.
    ///
    /// @throws UnfitValueException when it is no text
    String text() throws UnfitValueException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_NULL -> "";
            default -> {
                parser.skipChildren();
                throw new UnfitValueException("expected a text");
            }
        };
    }

    /// As it is written.
    private String number() throws UnfitValueException {
        var number = parser.getString();
        if (parser.isNaN()) {
            throw new UnfitValueException(number + " is no value");
        }
        return number;
    }

    private String string() throws UnfitValueException {
        var limited = new LimitedText(LONGEST_TEXT);
        parser.readString(limited);
        var value = limited.text();
        var fault = TextFault.ofWords(value);
        if (fault.isPresent()) {
            throw new UnfitValueException(fault.get());
        }
        return value;
    }

    /// The present value as texts: one, or each of a list.
    ///
    /// @throws UnfitValueException when one is no text
    List<String> texts() throws IOException {
        if (!isArray()) {
            return List.of(text());
        }
        var texts = new ArrayList<String>();
        var faults = new ArrayList<UnfitValueException>();
        array(() -> {
            try {
                texts.add(text());
            } catch (UnfitValueException e) {
                faults.add(e);
            }
        });
        if (!faults.isEmpty()) {
            throw faults.getFirst();
        }
        return texts;
    }

    /// The present value as what a record is called by; empty for nothing.
    ///
    /// @throws UnfitValueException when it is neither a text nor a number
    Optional<JsonKey> key() throws UnfitValueException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> Optional.empty();
            case VALUE_NUMBER_INT -> Optional.of(new JsonKey(true, number()));
            case VALUE_NUMBER_FLOAT -> Optional.of(new JsonKey(true, shortest(number())));
            case VALUE_STRING -> Optional.of(new JsonKey(false, string()));
            default -> {
                parser.skipChildren();
                throw new UnfitValueException("expected a text or a number");
            }
        };
    }

    /// The same where nothing depends on it; empty for what is no key.
    Optional<JsonKey> keyIfAny() {
        try {
            return key();
        } catch (UnfitValueException _) {
            return Optional.empty();
        }
    }

    /// `7.0` and `7` are the same number; one with a huge exponent stays as it is written.
    private static String shortest(String number) {
        var value = new BigDecimal(number).stripTrailingZeros();
        return Math.abs(value.scale()) > LONGEST_KEY ? number : value.toPlainString();
    }

    /// Bytes read so far.
    long position() {
        return text.position();
    }

    /// Line of the present token, from 1.
    int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    @Override
    public void close() throws IOException {
        try (text) {
            parser.close();
        }
    }
}
