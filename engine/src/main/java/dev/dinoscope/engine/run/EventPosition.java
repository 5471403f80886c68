package dev.dinoscope.engine.run;

/// How far a reader has come in a directory's event files; everything before it has been read.
///
/// @param file name of the event file, empty at the very start
/// @param offset bytes of that file
public record EventPosition(String file, long offset) {
    public static final EventPosition START = new EventPosition("", 0);

    /// @param token what [#token()] gave
    /// @throws IllegalArgumentException when it is none
    public static EventPosition parse(String token) {
        var colon = token.lastIndexOf(':');
        if (colon < 0 || !token.substring(colon + 1).matches("\\d{1,18}")) {
            throw new IllegalArgumentException("not a position in an event log: " + token);
        }
        return new EventPosition(token.substring(0, colon), Long.parseLong(token.substring(colon + 1)));
    }

    public String token() {
        return file + ":" + offset;
    }
}
