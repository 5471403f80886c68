package dev.dinoscope.engine.run.files;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.jdk.NumberDeserializers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// JSON as its standard has it, which knows no NaN and no infinity: a number that is not finite is written as `null`,
/// and read from it as NaN. The text `"NaN"` that Dinoscope wrote before, and the bare NaN of Python, are still read.
public final class FiniteJson {
    private static final NumberDeserializers.DoubleDeserializer NULL_IS_NAN =
            new NumberDeserializers.DoubleDeserializer(Double.class, Double.NaN);

    private FiniteJson() {}

    /// All JSON of ours begins here.
    public static JsonMapper.Builder mapper() {
        var factory = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .addDecorator((_, generator) -> new Finite(generator))
                .build();
        return JsonMapper.builder(factory)
                // A step of 1.5 is a damaged number, not step 1.
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .addModule(new SimpleModule("finite")
                        .addDeserializer(Double.class, NULL_IS_NAN)
                        .addDeserializer(Double.TYPE, NULL_IS_NAN));
    }

    private static final class Finite extends JsonGeneratorDelegate {
        Finite(JsonGenerator generator) {
            super(generator, false);
        }

        @Override
        public JsonGenerator writeNumber(double value) {
            return Double.isFinite(value) ? super.writeNumber(value) : writeNull();
        }

        @Override
        public JsonGenerator writeNumber(float value) {
            return Float.isFinite(value) ? super.writeNumber(value) : writeNull();
        }

        @Override
        public JsonGenerator writeArray(double[] values, int from, int count) {
            writeStartArray(values, count);
            for (int i = from; i < from + count; i++) {
                writeNumber(values[i]);
            }
            return writeEndArray();
        }
    }
}
