// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableNameTest {

    @Test
    void readsThreePartsQuotedOrNot() {
        assertThat(parse("main.sales.orders").fullName()).isEqualTo("main.sales.orders");
        assertThat(parse("`my-cat`.`a``b`.t").quoted()).isEqualTo("`my-cat`.`a``b`.`t`");
    }

    @Test
    void takesWhatIsMissingFromTheDefaults() {
        assertThat(TableName.parse("t", Optional.of("c"), Optional.of("s")).fullName())
                .isEqualTo("c.s.t");
        assertThat(TableName.parse("x.t", Optional.of("c"), Optional.of("s")).fullName())
                .isEqualTo("c.x.t");
    }

    @Test
    void refusesWhatIsIncompleteOrNoName() {
        assertThatThrownBy(() -> parse("orders"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("The table 'orders' is named without its schema.");
        assertThatThrownBy(() -> parse("a..b")).hasMessage("'a..b' is no name of a table.");
        assertThatThrownBy(() -> parse("a.b.c.d")).hasMessage("'a.b.c.d' is no name of a table.");
    }

    private static TableName parse(String text) {
        return TableName.parse(text, Optional.empty(), Optional.empty());
    }
}
