package dev.dinoscope.engine.data.source.json;

/// What a list calls a record by: a text, or a number in its shortest form.
record JsonKey(boolean isNumber, String text) {
    /// The key of the other kind that is written the same way: lists that were joined by different programs call an
    /// image 7 in one place and "7" in another.
    JsonKey otherKind() {
        return new JsonKey(!isNumber, text);
    }

    @Override
    public String toString() {
        return isNumber ? text : "\"" + text + "\"";
    }
}
