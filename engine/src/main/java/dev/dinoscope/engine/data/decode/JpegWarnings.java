package dev.dinoscope.engine.data.decode;

/// libjpeg decodes on after most faults and only warns. Some warnings mean lost pixels, others that a
/// camera was sloppy.
final class JpegWarnings {
    private JpegWarnings() {}

    /// @param warning libjpeg's words, the same in TurboJPEG and in the JDK
    static boolean meansDamage(String warning) {
        return warning.contains("Premature end")
                || (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous bytes before marker"));
    }
}
