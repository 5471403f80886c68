package dev.dinoscope.engine.cli.text;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.files.FailureText;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.run.RunTakenException;
import dev.dinoscope.engine.torch.handle.TorchException;
import dev.dinoscope.engine.torch.library.UnusableLibtorchException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns an exception into what a user reads and a script gets: a message without a stack trace for the
/// failures we understand, the whole trace for the ones we do not.
public final class FailurePrinter implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine verb, ParseResult parsed) {
        var err = verb.getErr();
        return switch (failure) {
            case ConfigException bad -> say(err, FailureText.of(bad), ExitCode.USAGE);
            case CommandFailure known -> say(err, FailureText.of(known), known.exitCode());
            case Refused unfit -> say(err, FailureText.of(unfit), ExitCode.USAGE);
            case RunTakenException taken -> say(err, FailureText.of(taken), ExitCode.USAGE);
            case NodeException node -> say(err, FailureText.of(node), exitCode(node));
            case CancellationException _ -> say(err, "Stopped.", ExitCode.INTERRUPTED);
            case UncheckedIOException io -> say(err, FailureText.of(io), ExitCode.FAILED);
            case IOException io -> say(err, FailureText.of(io), ExitCode.FAILED);
            case UnusableLibtorchException libtorch -> say(err, FailureText.of(libtorch), ExitCode.UNAVAILABLE);
            case TorchException torch -> say(err, FailureText.of(torch), ExitCode.FAILED);
            default -> {
                failure.printStackTrace(err);
                yield say(err, "This is a fault in Dinoscope; please report it with the lines above.", ExitCode.FAILED);
            }
        };
    }

    private static int exitCode(NodeException failure) {
        return failure.kind() == NodeException.Kind.CONFLICT ? ExitCode.USAGE : ExitCode.FAILED;
    }

    private static int say(PrintWriter err, String message, int exitCode) {
        err.println(message);
        err.flush();
        return exitCode;
    }
}
