// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.Unexpected;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresignedRequestTest {

    @ParameterizedTest
    @CsvSource({
        "https://b.s3.amazonaws.com/k?X-Amz-Signature=hush, b.s3.amazonaws.com, /k?X-Amz-Signature=hush",
        "https://my_bucket.s3.amazonaws.com:443/k|x#frag, my_bucket.s3.amazonaws.com, /k|x",
        "HTTPS://B.example:8443?sig=hush, b.example:8443, /?sig=hush",
        "http://localhost:9000/k, localhost:9000, /k",
        "http://[::1]:9000/k, [::1]:9000, /k",
    })
    void takesTheLinkAsItIs(String url, String host, String target) {
        PresignedRequest request = PresignedRequest.of(url, Map.of());
        assertThat(request.hostHeader()).isEqualTo(host);
        assertThat(request.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/relative?sig=hush",
                "ftp://b.example/?sig=hush",
                "https:///k?sig=hush",
                "https://me:hush@b.example/k",
                "http://b.example/k?sig=hush",
                "http://10.0.0.1/?sig=hush",
                "https://b.example/k?sig=hush HTTP/1.1",
                "https://b.example/k?sig=hush\r\nX: y",
                "https://b.example/ü?hush"
            })
    void refusesWhatCannotBeAskedForAndRepeatsNothingOfIt(String url) {
        assertThatThrownBy(() -> PresignedRequest.of(url, Map.of()))
                .isInstanceOf(Unexpected.class)
                .hasNoCause()
                .message()
                .doesNotContain("hush");
    }

    @Test
    void refusesHeadersThatWouldInjectOthers() {
        for (Map<String, String> headers : java.util.List.of(
                Map.of("x", "hush\r\nAuthorization: y"),
                Map.of("x\r\ny", "hush"),
                Map.of("", "hush"),
                Map.of("x", "ü"))) {
            assertThatThrownBy(() -> PresignedRequest.of("https://b.example/", headers))
                    .isInstanceOf(Unexpected.class)
                    .message()
                    .doesNotContain("hush");
        }
    }

    @Test
    void keepsTheLinksHeadersButForThoseThatAreOursToSay() {
        PresignedRequest request = PresignedRequest.of(
                "https://b.example/",
                Map.of(
                        "x-amz-key",
                        "k",
                        "Authorization",
                        "of the link",
                        "host",
                        "other",
                        "User-Agent",
                        "y",
                        "Range",
                        "z"));
        assertThat(request.headers()).containsOnlyKeys("x-amz-key", "Authorization");
    }

    @Test
    void printsAsItsHostAlone() {
        assertThat(Links.to("https://b.example", new ExpectedChunk(0, 0, 1)).toString())
                .contains("https://b.example/…")
                .doesNotContain("hush")
                .doesNotContain("chunk-0");
    }
}
