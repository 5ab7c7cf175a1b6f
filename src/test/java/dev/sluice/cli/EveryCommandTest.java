// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EveryCommandTest {

    @Test
    void noCommandIsLeftOut() {
        List<String> lines = new ArrayList<>(EveryCommand.askingTheWorkspace());
        lines.addAll(EveryCommand.stayingHere());
        lines.addAll(EveryCommand.OF_THEIR_OWN);
        assertThat(EveryCommand.names())
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(lines)
                        .as("a line of " + name)
                        .anyMatch(line -> (line + " ").startsWith(name + " ")));
    }
}
