package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.proto.FetchFileRequest;
import dev.dinoscope.engine.node.proto.FileChunk;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;
import java.util.zip.CRC32C;

/// Takes in the chunks of one file, and knows what to ask for after a broken connection.
final class FileCopy {
    private final String run;
    private final String file;
    private final OutputStream out;
    private final LongConsumer progress;
    private String version = "";
    private long offset;
    private long total = -1;

    FileCopy(String run, String file, OutputStream out, LongConsumer progress) {
        this.run = run;
        this.file = file;
        this.out = out;
        this.progress = progress;
    }

    FetchFileRequest rest() {
        return FetchFileRequest.newBuilder()
                .setRun(run)
                .setFile(file)
                .setOffset(offset)
                .setVersion(version)
                .build();
    }

    boolean complete() {
        return offset == total;
    }

    void accept(FileChunk chunk) throws IOException {
        var crc = new CRC32C();
        crc.update(chunk.getData().asReadOnlyByteBuffer());
        if ((int) crc.getValue() != chunk.getCrc32C() || chunk.getOffset() != offset) {
            throw new NodeException(Kind.INTERNAL, file + " arrived damaged at byte " + offset + "; copy it again");
        }
        chunk.getData().writeTo(out);
        version = chunk.getVersion();
        total = chunk.getTotal();
        offset += chunk.getData().size();
        progress.accept(offset);
    }
}
