// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.OutputFailed;
import dev.sluice.result.ByteSink;
import dev.sluice.settings.Environment;
import dev.sluice.statement.Journal.Partial;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where a result goes: standard output, a device or pipe, or a file that appears under its name only when it is complete.
 * Closing it before that leaves nothing behind, but for the file of an earlier run, which can be gone on with again.
 */
final class ResultOutput implements ByteSink, AutoCloseable {

    /** What writes the result. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException, InterruptedException;
    }

    /** Is told how many chunks are whole, and how many bytes they are. */
    @FunctionalInterface
    interface Progress {
        void reached(int chunks, long bytes);
    }

    private final OutputStream out;
    private final Optional<OutputFile> target;
    private final boolean isOurs;
    private Progress progress = (_, _) -> {};
    private final AtomicLong written = new AtomicLong();
    private boolean isResumed;
    private boolean complete;

    private ResultOutput(OutputStream out, Optional<OutputFile> target, boolean isOurs) {
        this.out = out;
        this.target = target;
        this.isOurs = isOurs;
    }

    static ResultOutput open(@Nullable String file, Environment environment, Streams streams) {
        if (file == null || file.equals("-")) {
            return new ResultOutput(streams.out(), Optional.empty(), /* isOurs= */ false);
        }
        Path path = environment.workingDirectory().resolve(file).toAbsolutePath();
        if (OutputFile.isStandardOutput(path)) {
            return new ResultOutput(streams.out(), Optional.empty(), /* isOurs= */ false);
        }
        if (Files.isDirectory(path)) {
            throw cannotBeWritten(file, "it is a folder", Optional.empty());
        }
        try {
            if (OutputFile.isWrittenStraight(path)) {
                return new ResultOutput(
                        Files.newOutputStream(path, StandardOpenOption.WRITE), Optional.empty(), /* isOurs= */ true);
            }
            OutputFile target = OutputFile.beside(path);
            return new ResultOutput(opened(target, 0), Optional.of(target), /* isOurs= */ true);
        } catch (IOException e) {
            throw cannotBeWritten(file, reason(e), Optional.of(e));
        }
    }

    /** Goes on with the file of a run that was killed, behind its first so many bytes. */
    static ResultOutput resume(Partial partial) {
        OutputFile target = OutputFile.unfinished(partial.part(), partial.file());
        try {
            if (Files.size(partial.part()) < partial.bytes()) {
                throw cannotBeResumed(partial, "it is shorter than it was");
            }
            ResultOutput output =
                    new ResultOutput(opened(target, partial.bytes()), Optional.of(target), /* isOurs= */ true);
            output.written.set(partial.bytes());
            output.isResumed = true;
            return output;
        } catch (NoSuchFileException gone) {
            throw cannotBeResumed(partial, "it is not there any more");
        } catch (IOException e) {
            throw cannotBeResumed(partial, reason(e));
        }
    }

    private static OutputFailed cannotBeResumed(Partial partial, String why) {
        return new OutputFailed(Explanation.of(
                "The unfinished file " + partial.part() + " cannot be gone on with: " + why + ".",
                "Fetch the whole result, without --from-chunk."));
    }

    /** Held by a lock where the file system has them, so that two processes never write one file. */
    private static OutputStream opened(OutputFile target, long from) throws IOException {
        FileChannel channel = FileChannel.open(target.temporary(), StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new FileSystemException(target.temporary().toString(), null, "another process is writing it");
        }
        channel.truncate(from).position(from);
        return Channels.newOutputStream(channel);
    }

    /** Tells {@code progress} of every chunk that is whole in the file; there is none to tell of without a file. */
    void whenChunkEnds(Progress progress) {
        if (target.isPresent()) {
            this.progress = progress;
        }
    }

    /** The name that the file will take; none when it goes to standard output or a device. */
    Optional<OutputFile> target() {
        return target;
    }

    private static OutputFailed cannotBeWritten(String file, String why, Optional<IOException> cause) {
        Explanation explanation = Explanation.of(
                "The file " + file + " cannot be written: " + why + ".",
                "Name a file in a folder that is there and may be written.");
        return new OutputFailed(cause.map(explanation::causedBy).orElse(explanation));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        written.addAndGet(length);
    }

    /** Bytes that lie there so far; anyone may ask while others write. */
    long written() {
        return written.get();
    }

    @Override
    public void chunkEnded(int chunkIndex) throws IOException {
        out.flush();
        progress.reached(chunkIndex + 1, written.get());
    }

    /** Whether all was taken; false when the reader of a pipe has left. Any other trouble is an {@code OutputFailed}. */
    boolean takes(Writing writing) throws InterruptedException {
        try {
            writing.run();
            out.flush();
            return true;
        } catch (ClosedByInterruptException stopped) {
            throw new InterruptedException("stopped while writing");
        } catch (IOException e) {
            if (target.isEmpty() && Streams.isClosedPipe(e)) {
                return false;
            }
            throw failed("The result could not be written: " + reason(e), e);
        }
    }

    /** The result is whole: the file takes its name. */
    void complete() {
        complete = true;
        if (!isOurs) {
            return;
        }
        try {
            out.close();
            if (target.isPresent()) {
                target.get().takeName();
            }
        } catch (IOException e) {
            complete = false;
            throw failed("The result could not be written: " + reason(e), e);
        }
    }

    @Override
    public void close() {
        if (!isOurs || complete) {
            return;
        }
        try {
            out.close();
        } catch (IOException alreadyLost) {
            complete = false; // what is thrown away need not be written
        }
        target.filter(_ -> !isResumed).ifPresent(file -> {
            try {
                file.remove();
            } catch (IOException e) {
                throw failed("The unfinished file " + file.temporary() + " cannot be removed: " + reason(e), e);
            }
        });
    }

    /** A file system's failure has nothing but a path for a message. */
    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "its folder is not there";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException failure when failure.getReason() != null -> failure.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private static OutputFailed failed(String message, IOException cause) {
        return new OutputFailed(Explanation.of(message + ".", "Make room where it goes, and run it again.")
                .causedBy(cause));
    }
}
