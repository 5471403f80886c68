package dev.dinoscope.engine.data.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// A file in memory whose end cannot be passed over for long: a reader that takes the end for zeros would
/// decode noise for minutes (TwelveMonkeys does so with damaged lossless WebP).
final class EncodedInput extends MemoryCacheImageInputStream {
    private static final int MOST_READS_PAST_END = 64;
    private int past;

    EncodedInput(byte[] encoded) {
        super(new ByteArrayInputStream(encoded));
    }

    @Override
    public int read() throws IOException {
        return counted(super.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return counted(super.read(into, offset, length));
    }

    private int counted(int result) throws IOException {
        if (result < 0 && ++past > MOST_READS_PAST_END) {
            throw new IOException("it ends too early");
        }
        return result;
    }
}
