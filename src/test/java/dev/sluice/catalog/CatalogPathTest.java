// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogPathTest {

    @Test
    void readsACatalogOrASchema() {
        assertThat(CatalogPath.parse("main").parts()).isEqualTo(List.of("main"));
        assertThat(CatalogPath.parse("main.sales").parts()).isEqualTo(List.of("main", "sales"));
    }

    @Test
    void readsBackQuotesWithDotsAndBackQuotesInside() {
        assertThat(CatalogPath.parse("`a.b`.`c``d`").parts()).isEqualTo(List.of("a.b", "c`d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "main.", ".sales", "main..sales", "``", "`main", "main.`sales"})
    void refusesWhatIsNoName(String text) {
        assertThatThrownBy(() -> CatalogPath.parse(text))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("'" + text + "' is no name of a catalog or schema.");
    }

    @Test
    void sendsATableToTheCommandThatShowsIt() {
        assertThatThrownBy(() -> CatalogPath.parse("main.sales.orders"))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        failure -> assertThat(failure.remedy())
                                .isEqualTo("A table is shown with: sluice catalog show main.sales.orders"));
    }

    @Test
    void knowsWhatItHolds() {
        assertThat(CatalogPath.ROOT.contents()).isEqualTo("catalogs");
        assertThat(CatalogPath.parse("main").contents()).isEqualTo("schemas");
        assertThat(CatalogPath.parse("main.sales").contents()).isEqualTo("tables");
    }
}
