// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.statement.StatementSpec.Tag;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagTextTest {

    @Test
    void readsKeysWithAndWithoutValues() {
        assertThat(TagText.parse(List.of("team=data", "nightly", "note=a=b", "empty=")))
                .containsExactly(
                        new Tag("team", Optional.of("data")),
                        new Tag("nightly", Optional.empty()),
                        new Tag("note", Optional.of("a=b")),
                        new Tag("empty", Optional.of("")));
    }

    @Test
    void refusesWhatTheServerWouldDropOrSluiceHasItself() {
        assertThatThrownBy(() -> TagText.parse(List.of("=x"))).isInstanceOf(InvalidSettings.class);
        assertThatThrownBy(() -> TagText.parse(List.of("a=1", "a=2"))).hasMessageContaining("twice");
        assertThatThrownBy(() -> TagText.parse(List.of("sluice_run=1"))).hasMessageContaining("sluice's own");
        assertThat(TagText.parse(IntStream.range(0, 19).mapToObj(i -> "t" + i).toList()))
                .hasSize(19);
        assertThatThrownBy(() -> TagText.parse(Collections.nCopies(20, "t"))).hasMessageContaining("19");
    }
}
