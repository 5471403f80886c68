package dev.dinoscope.engine.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class SystemErrorsTest {
    @Test
    void theErrorOfAFullDeviceIsKnownHoweverItIsCalled() {
        try (var full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
            full.write(ByteBuffer.allocate(1));
            throw new AssertionError("/dev/full took a byte");
        } catch (IOException fault) {
            assertThat(SystemErrors.NO_SPACE.isCauseOf(fault)).isTrue();
            assertThat(SystemErrors.QUOTA_EXCEEDED.isCauseOf(fault)).isFalse();
        }
    }

    @Test
    void theReasonCountsAndNotTheNameOfTheFile() {
        var text = SystemErrors.QUOTA_EXCEEDED.text();
        assertThat(SystemErrors.QUOTA_EXCEEDED.isCauseOf(new FileSystemException("a", null, text)))
                .isTrue();
        assertThat(SystemErrors.QUOTA_EXCEEDED.isCauseOf(new IOException("a (" + text + ")")))
                .isTrue();
        assertThat(SystemErrors.QUOTA_EXCEEDED.isCauseOf(new AccessDeniedException(text)))
                .isFalse();
        assertThat(SystemErrors.QUOTA_EXCEEDED.isCauseOf(new IOException((String) null)))
                .isFalse();
    }
}
