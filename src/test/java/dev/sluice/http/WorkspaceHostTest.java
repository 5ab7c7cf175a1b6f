// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceHostTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            acme.cloud.databricks.com                               | https://acme.cloud.databricks.com
            '  https://acme.cloud.databricks.com/  '                | https://acme.cloud.databricks.com
            https://acme.cloud.databricks.com///                    | https://acme.cloud.databricks.com
            //acme.cloud.databricks.com/x                           | https://acme.cloud.databricks.com
            HTTPS://ACME.Cloud.Databricks.COM                       | https://acme.cloud.databricks.com
            acme.cloud.databricks.com.                              | https://acme.cloud.databricks.com
            https://acme.example/sql/editor/1?o=12#setting          | https://acme.example
            https://acme.example#frag?o=1                           | https://acme.example
            acme.example?next=https://other.example                 | https://acme.example
            https://acme.example\\@other.example                    | https://acme.example
            https://acme.example:443                                | https://acme.example
            https://acme.example:                                   | https://acme.example
            https://acme.example:8443/                              | https://acme.example:8443
            localhost:8443                                          | https://localhost:8443
            http://localhost                                        | http://localhost
            http://localhost:80                                     | http://localhost
            http://127.0.0.5:8080/x                                 | http://127.0.0.5:8080
            http://[::1]:8080                                       | http://[::1]:8080
            https://[2001:DB8::1]                                   | https://[2001:db8::1]
            https://bücher.example                                  | https://xn--bcher-kva.example
            adb-123.4.azuredatabricks.net/?o=123                    | https://adb-123.4.azuredatabricks.net
            """)
    void becomesAnOrigin(String text, String origin) {
        assertThat(WorkspaceHost.parse(text).origin()).isEqualTo(origin);
        assertThat(WorkspaceHost.parse(origin)).isEqualTo(WorkspaceHost.parse(origin + "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "https://",
                "https:///path",
                "ftp://acme.example",
                "http://acme.example",
                "http://10.0.0.1",
                "http://localhost.example",
                "http://127.0.0.1.example",
                "http://127.1",
                "https://256.1.1.1",
                "https://user:hush@acme.example",
                "https://acme.example:0",
                "https://acme.example:65536",
                "https://acme.example:8x",
                "https://[::1",
                "https://[::1]x",
                "https://[zz]",
                "https://[fe80::1%25eth0]",
                "https://acme..example",
                "https://-acme.example",
                "acme example",
                "https://acme.example\nHost: x",
                "https://acme_%41.example",
                "a://b://c"
            })
    void refusesWhatIsNoWorkspaceAndRepeatsNoPassword(String text) {
        assertThatThrownBy(() -> WorkspaceHost.parse(text))
                .isInstanceOfSatisfying(
                        InvalidSettings.class, e -> assertThat(e.remedy()).isNotBlank())
                .message()
                .doesNotContain("hush");
    }

    @Test
    void saysThatAUserAndPasswordDoNotBelongThere() {
        assertThatThrownBy(() -> WorkspaceHost.parse("https://user:hush@acme.example"))
                .hasMessage("The host cannot be used: it holds a user name or password before an '@'");
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.example/?o=12345, 12345",
        "https://acme.example/login?x=1&o=7#a, 7",
        "acme.example?w=42, 42",
        "acme.example/a?workspace_id=9, 9",
    })
    void keepsTheWorkspaceIdOfACopiedUrl(String text, String id) {
        assertThat(WorkspaceHost.parse(text).workspaceId()).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acme.example", "acme.example?o=", "acme.example?o=a1", "acme.example?foo=1", "a.example#?o=1"})
    void hasNoWorkspaceIdOtherwise(String text) {
        assertThat(WorkspaceHost.parse(text).workspaceId()).isEmpty();
    }

    @Test
    void knowsItsParts() {
        WorkspaceHost host = WorkspaceHost.parse("http://[::1]:8080");
        assertThat(host.hostName()).isEqualTo("::1");
        assertThat(host.port()).isEqualTo(8080);
        assertThat(host.isTls()).isFalse();
        assertThat(WorkspaceHost.parse("acme.example").port()).isEqualTo(443);
    }

    @Test
    void putsPathsBehindTheOriginAsTheyAre() {
        WorkspaceHost host = WorkspaceHost.parse("https://acme.example:8443/ignored");
        assertThat(host.resolve("/api/2.1/unity-catalog/tables/a%2Fb?x=1&y=%20"))
                .hasToString("https://acme.example:8443/api/2.1/unity-catalog/tables/a%2Fb?x=1&y=%20");
        assertThat(host.resolve("//other.example/x")).hasHost("acme.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api",
                "@other.example/",
                "https://other.example/",
                "/a b",
                "/a\r\nX: y",
                "/a#b",
                "/ü",
                "/a%zz"
            })
    void refusesPathsThatAreNone(String path) {
        assertThatThrownBy(() -> WorkspaceHost.parse("acme.example").resolve(path))
                .isInstanceOf(InvalidSettings.class);
    }

    @ParameterizedTest
    @CsvSource({
        "main.sales.orders, main.sales.orders",
        "a/b?c#d, a%2Fb%3Fc%23d",
        "a b%, a%20b%25",
        "ü, %C3%BC",
        "., %2E",
        ".., %2E%2E",
        "..., ...",
        "~_-, ~_-",
    })
    void encodesASegmentSoThatItStaysOne(String segment, String encoded) {
        assertThat(WorkspaceHost.encodeSegment(segment)).isEqualTo(encoded);
    }
}
