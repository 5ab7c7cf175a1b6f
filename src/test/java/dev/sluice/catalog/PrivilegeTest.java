// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivilegeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USE CONNECTION              | USE_CONNECTION
            use_connection              | USE_CONNECTION
            USE_CONNECTION,MANAGE       | USE_CONNECTION MANAGE
            USE CONNECTION MANAGE       | USE_CONNECTION MANAGE
            Create Foreign Catalog      | CREATE_FOREIGN_CATALOG
            ALL PRIVILEGES, SELECT      | ALL_PRIVILEGES SELECT
            """)
    void bothSpellingsAreRead(String typed, String names) {
        assertThat(Privilege.parseAll(List.of(typed.split(" ", -1))))
                .extracting(Privilege::name)
                .containsExactly(names.split(" ", -1));
    }

    @Test
    void anUnknownOneIsNamed() {
        assertThatThrownBy(() -> Privilege.parseAll(List.of("USE", "CONECTION")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("USE CONECTION");
    }
}
