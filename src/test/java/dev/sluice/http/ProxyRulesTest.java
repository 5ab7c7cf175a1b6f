// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRulesTest {

    @ParameterizedTest
    @CsvSource({
        "http://proxy.corp:3128, proxy.corp:3128",
        "HTTP://Proxy.Corp:3128/, proxy.corp:3128",
        "proxy.corp:3128, proxy.corp:3128",
        "proxy.corp, proxy.corp:80",
        "http://[::1]:3128, [::1]:3128",
        "http://me:hush@proxy.corp:3128, proxy.corp:3128",
    })
    void readsTheProxy(String text, String address) {
        ProxyRules rules = ProxyRules.parse(text, "");
        assertThat(rules.proxyFor("acme.example", 443).orElseThrow().address()).hasToString(address);
        assertThat(rules.toString()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://proxy.corp",
                "socks5://proxy.corp",
                "http://",
                "http://me:hush@",
                "http://me:hush@proxy:99999",
                "http://me:hush%zz@proxy.corp"
            })
    void refusesWhatItCannotUseWithoutTellingThePassword(String text) {
        assertThatThrownBy(() -> ProxyRules.parse(text, ""))
                .isInstanceOf(InvalidSettings.class)
                .message()
                .doesNotContain("hush");
    }

    @Test
    void decodesUserAndPasswordAndShowsNeither() {
        ProxyServer proxy = ProxyRules.parse("http://m%40e:p@s+s%3A@proxy.corp:1", "")
                .proxyFor("acme.example", 443)
                .orElseThrow();
        ProxyServer.Credential credential = proxy.credential().orElseThrow();
        assertThat(credential.user().reveal()).isEqualTo("m@e");
        assertThat(credential.password().reveal()).isEqualTo("p@s+s:");
        assertThat(proxy.authorization().map(Secret::reveal)).contains("Basic bUBlOnBAcytzOg==");
        assertThat(proxy + " " + credential).doesNotContain("m@e").doesNotContain("p@s");
    }

    @Test
    void usesNoProxyWhenNoneIsSet() {
        assertThat(ProxyRules.parse(" ", "x").proxyFor("acme.example", 443)).isEmpty();
        assertThat(ProxyRules.none().proxyFor("acme.example", 443)).isEmpty();
    }

    @ParameterizedTest(name = "no-proxy {0}: {1}:{2} directly is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                        | localhost             | 80   | false
            ''                        | 127.0.0.1             | 80   | false
            *                         | anything.example      | 443  | true
            acme.example              | acme.example          | 443  | true
            acme.example              | www.acme.example      | 443  | true
            acme.example              | notacme.example       | 443  | false
            acme.example              | acme.example.org      | 443  | false
            .acme.example             | acme.example          | 443  | true
            .acme.example             | www.acme.example      | 443  | true
            *.acme.example            | www.acme.example      | 443  | true
            ACME.example.             | www.Acme.Example.     | 443  | true
            acme.example:8443         | acme.example          | 8443 | true
            acme.example:8443         | acme.example          | 443  | false
            localhost,127.0.0.1,[::1] | localhost             | 80   | true
            localhost,127.0.0.1,[::1] | 127.0.0.1             | 80   | true
            localhost,127.0.0.1,[::1] | ::1                   | 80   | true
            localhost,127.0.0.1,[::1] | 127.0.0.2             | 80   | false
            ::1                       | 0:0:0:0:0:0:0:1       | 80   | true
            [::1]:80                  | ::1                   | 81   | false
            10.0.0.0/8                | 10.1.2.3              | 443  | true
            10.0.0.0/8                | 11.1.2.3              | 443  | false
            10.0.0.0/8                | ten.example           | 443  | false
            192.168.4.0/22            | 192.168.7.255         | 443  | true
            192.168.4.0/22            | 192.168.8.0           | 443  | false
            2001:db8::/32             | 2001:db8:1::2         | 443  | true
            [2001:db8::]/32           | 2001:db9:1::2         | 443  | false
            0.0.0.0/0                 | 8.8.8.8               | 443  | true
            a.example, b.example      | b.example             | 443  | true
            a.example b.example       | b.example             | 443  | true
            a.example,,               | c.example             | 443  | false
            """)
    void leavesOutWhatNoProxyNames(String noProxy, String host, int port, boolean isDirect) {
        assertThat(ProxyRules.parse("proxy.corp:3128", noProxy)
                        .proxyFor(host, port)
                        .isEmpty())
                .isEqualTo(isDirect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "acme.example/8", "acme.example:http", "10.0.0.0/"})
    void refusesAnEntryThatCannotBeRead(String noProxy) {
        assertThatThrownBy(() -> ProxyRules.parse("proxy.corp:3128", noProxy))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(noProxy);
    }
}
