// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.query.Queries;
import dev.sluice.query.Query;
import dev.sluice.query.Script;
import dev.sluice.result.QueryResult;
import java.util.List;

/** Runs the statements of a script in order, up to the first failure, and prints the last result or every one. */
final class ScriptRun {

    private final Script script;
    private final Queries queries;
    private final ResultPrinter printer;
    private final boolean printsAll;

    ScriptRun(Script script, Queries queries, ResultPrinter printer, boolean printsAll) {
        this.script = script;
        this.queries = queries;
        this.printer = printer;
        this.printsAll = printsAll;
    }

    /** Whether everything was printed; false when the reader of the output left during the last statement. */
    boolean run(List<Query> statements) throws InterruptedException {
        for (int place = 0; place < statements.size(); place++) {
            try {
                if (!run(statements.get(place), printsAll || script.left(place) == 0)) {
                    return requireNothingLeft(place);
                }
            } catch (SluiceException failure) {
                throw script.failed(place, failure);
            }
        }
        return true;
    }

    private boolean run(Query statement, boolean isPrinted) throws InterruptedException {
        if (!isPrinted) {
            queries.execute(statement);
            return true;
        }
        try (QueryResult result = queries.run(statement)) { // closing it cancels what nobody reads any more
            return printer.print(result);
        }
    }

    private boolean requireNothingLeft(int place) {
        if (script.left(place) > 0) {
            throw new Incomplete(Explanation.of(
                    "The reader of the output has left.", "Read it to its end, or leave --all-results out."));
        }
        return false;
    }
}
