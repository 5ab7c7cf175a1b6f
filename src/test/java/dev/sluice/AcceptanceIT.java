// SPDX-License-Identifier: Apache-2.0
package dev.sluice;

import dev.sluice.acceptance.AcceptanceCases;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every folder under {@code src/test/resources/acceptance}, kept by the JVM build or, with sluice.binary, the native one. */
class AcceptanceIT {

    private static final AcceptanceCases CASES = new AcceptanceCases();

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicNode> acceptance() throws IOException {
        return CASES.tests();
    }

    @AfterAll
    static void close() {
        CASES.close();
    }
}
