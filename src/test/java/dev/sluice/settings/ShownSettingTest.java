// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownSettingTest {

    @ParameterizedTest
    @CsvSource({
        "proxy, http://alice:s3cret@proxy:3128, http://***@proxy:3128",
        "proxy, alice:s3cret@proxy:3128, ***@proxy:3128",
        "proxy, http://alice:p@ss@proxy, http://***@proxy",
        "proxy, alice:p@ss@proxy, ***@proxy",
        "proxy, http://alice:p/w@proxy, http://***@proxy",
        "proxy, http://alice:pw@proxy/, http://***@proxy/",
        "proxy, proxy:3128, proxy:3128",
        "host, HTTPS://me:hush@acme.example/, HTTPS://***@acme.example/",
        "host, me:hush@acme.example, ***@acme.example",
        "host, https://acme.example, https://acme.example",
        "table, main.s.a@b, main.s.a@b",
        "token, dapi, ***",
    })
    void hidesUserAndPasswordOfAnAddress(String name, String value, String shown) {
        Setting setting = new Setting(name, value, Optional.empty(), new Origin.Flag(name));
        assertThat(ShownSetting.of(setting).value()).isEqualTo(shown);
    }
}
