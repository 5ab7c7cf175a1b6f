// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UserAgentTest {

    @Test
    void carriesTheVersionOfThePom() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom).contains("<artifactId>sluice</artifactId>\n  <version>" + UserAgent.VERSION + "</version>");
        assertThat(UserAgent.VALUE).isEqualTo("SluiceProject_Sluice/" + UserAgent.VERSION);
    }
}
