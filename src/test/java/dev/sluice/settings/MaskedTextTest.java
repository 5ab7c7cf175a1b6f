// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    token eyJhbGciOiJub25lIn0.eyJleHAiOjF9.c2ln was refused | token *** was refused
                    dapi0123456789abcdef is not valid                        | *** is not valid
                    Authorization: Bearer local-pat-1                        | Authorization: Bearer ***
                    vault: client_secret=hush wrong                          | vault: client_secret=*** wrong
                    {"access_token": "hush-hush", "x": 1}                    | {"access_token": "***", "x": 1}
                    cannot reach https://me:hush@proxy.example/x             | cannot reach https://***@proxy.example/x
                    key AKx9AKx9AKx9AKx9AKx9AKx9AKx9AKx9 expired             | key *** expired
                    """)
    void whatLooksLikeACredentialIsStars(String said, String shown) {
        assertThat(MaskedText.of(said)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: cannot get access token: profile \"me\" is not signed in",
                "Trace ID: 11111111-2222-3333-4444-555555555555",
                "AADSTS7000215: Invalid client secret provided",
                "File \"/usr/lib/python3/dist-packages/azure/cli/core/commands.py\", line 3"
            })
    void whatExplainsAFailureStays(String said) {
        assertThat(MaskedText.of(said)).isEqualTo(said);
    }

    @Test
    void onlyTheFirstLinesAreRepeatedAndNoneMovesTheCursor() {
        assertThat(MaskedText.of("\u001b[31mone\u001b[0m\n\n two\u0007\n3\n4\n5\n6\n"))
                .isEqualTo("one two 3 4 5");
        assertThat(MaskedText.of("word ".repeat(500))).hasSize(601).endsWith("…");
    }
}
