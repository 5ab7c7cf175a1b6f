// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiErrorTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            numeric code    | 403 | application/json | {"error_code":403,"message":"Invalid access token."}                      | Invalid access token (HTTP 403)
            string code     | 404 | application/json | {"error_code":"TABLE_DOES_NOT_EXIST","message":"Table 'a.b.c' not there"} | TABLE_DOES_NOT_EXIST: Table 'a.b.c' not there (HTTP 404)
            API 1.2         | 400 | application/json | {"error":"no such thing"}                                               | no such thing (HTTP 400)
            OAuth           | 401 | application/json | {"error":"invalid_client","error_description":"Client authentication failed"} | invalid_client: Client authentication failed (HTTP 401)
            SCIM            | 403 | application/json | {"detail":"not for you","status":"403","scimType":"sensitive"}          | SCIM_403: sensitive not for you (HTTP 403)
            SCIM null       | 500 | application/json | {"detail":"null","status":"500"}                                        | SCIM_500: internal error (HTTP 500)
            plain           | 400 | text/plain       | MALFORMED_REQUEST: no body                                              | MALFORMED_REQUEST: no body (HTTP 400)
            plain words     | 400 | text/plain       | Invalid Token                                                           | Invalid Token (HTTP 400)
            page with words | 502 | text/html        | <html><pre>bad  gateway</pre></html>                                    | bad gateway (HTTP 502)
            page            | 200 | text/html        | <!DOCTYPE html><html><body>Sign in</body></html>                        | a web page (HTTP 200)
            broken JSON     | 500 | application/json | {"error_code":                                                          | UNKNOWN: {"error_code": (HTTP 500)
            foreign JSON    | 500 | application/json | [1]                                                                     | [1] (HTTP 500)
            """)
    void readsEveryShapeOfAnErrorBody(String shape, int status, String type, String body, String words) {
        assertThat(ApiError.parse(status, type, body, Optional.empty(), Optional.empty())
                        .inWords())
                .isEqualTo(words);
    }

    @Test
    void anEmptyBodyExplainsNothing() {
        assertThat(ApiError.parse(503, "", "", Optional.empty(), Optional.empty())
                        .inWords())
                .isEqualTo("HTTP 503, without an explanation");
    }

    @Test
    void aLongMessageIsCutAndKeptOnOneLine() {
        String body = "{\"error_code\":\"X\",\"message\":\"" + "a\\nb\\u001b[31m ".repeat(500) + "\"}";
        String words = ApiError.parse(500, "application/json", body, Optional.empty(), Optional.empty())
                .inWords();
        assertThat(words).hasSizeLessThan(640).doesNotContain("\n").doesNotContain("\u001b");
    }
}
