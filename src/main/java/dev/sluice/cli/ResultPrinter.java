// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.output.ResultWriter;
import dev.sluice.result.QueryResult;
import dev.sluice.statement.Journal;
import dev.sluice.statement.Journal.Partial;
import dev.sluice.statement.Wire;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Prints results to one output, and is not silent about what they lack. */
final class ResultPrinter {

    private final ResultWriter writer;
    private final boolean isForPeople;
    private final ResultOutput out;
    private final Words words;
    private final OptionalLong plannedRows;
    private Optional<Remembering> remembering = Optional.empty();
    private Wire wire = Wire.JSON_ARRAY;
    private boolean hasPrinted;

    /** A result with {@code plannedRows} that was cut is as it was wished. */
    ResultPrinter(ResultWriter writer, boolean isForPeople, ResultOutput out, Words words, OptionalLong plannedRows) {
        this.writer = writer;
        this.isForPeople = isForPeople;
        this.out = out;
        this.words = words;
        this.plannedRows = plannedRows;
    }

    /** Says the wire by which the results come, where it is not JSON. */
    ResultPrinter by(Wire other) {
        wire = other;
        return this;
    }

    /** How the progress of a file is remembered, for whoever completes it after a crash. */
    private record Remembering(Journal journal, String form) {}

    /** Lets the journal know how far the file is; only for the one result of a file. */
    ResultPrinter rememberedBy(Journal journal, String form) {
        remembering = Optional.of(new Remembering(journal, form));
        return this;
    }

    private void remember(QueryResult result) {
        remembering.ifPresent(known -> out.target()
                .ifPresent(target -> out.whenChunkEnds((chunks, bytes) -> known.journal()
                        .wrote(
                                result.statementId(),
                                new Partial(target.file(), target.temporary(), known.form(), chunks, bytes)))));
    }

    /** Prints all rows; false when the reader of a pipe has left before. A cut result is an {@code Incomplete}. */
    boolean print(QueryResult result) throws InterruptedException {
        WireOptions.sayWhatIsLost(wire, result, words);
        remember(result);
        if (!out.takes(() -> write(result))) {
            return false;
        }
        if (result.isTruncated() && !isAsPlanned(result)) {
            throw truncated(result);
        }
        return true;
    }

    /** Between two results that people read there is an empty line. */
    private void write(QueryResult result) throws IOException, InterruptedException {
        if (hasPrinted && isForPeople && !result.columns().isEmpty()) {
            out.write(new byte[] {'\n'}, 0, 1);
        }
        hasPrinted |= !result.columns().isEmpty();
        writer.write(result, out);
    }

    /** Cut where it was wished, and not earlier by another limit. */
    private boolean isAsPlanned(QueryResult result) {
        return plannedRows.isPresent() && result.rowCount() >= plannedRows.getAsLong();
    }

    private static Incomplete truncated(QueryResult result) {
        return new Incomplete(Explanation.of(
                        "The result was cut at a limit: " + result.rowCount() + " rows came, and there are more.",
                        "Raise --row-limit or --byte-limit, or say --limit when a part is all that is wanted.")
                .withStatementId(result.statementId()));
    }
}
