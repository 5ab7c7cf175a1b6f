// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.error.SluiceException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorsTest {

    private final WorkspaceHost host = WorkspaceHost.parse("acme.example");

    @ParameterizedTest(name = "{2} with {0} is {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            401 | {"error_code":401,"message":"Credential was not sent or was of an unsupported type for this API."} | no credential   | Unauthenticated
            403 | {"error_code":403,"message":"Invalid access token."}                                                 | bad token       | Unauthenticated
            400 | Invalid Token                                                                                        | unreadable      | Unauthenticated
            401 | {"error":"invalid_client","error_description":"Client authentication failed"}                        | wrong secret    | Unauthenticated
            403 | {"error_code":"PERMISSION_DENIED","message":"You do not have permission to use the SQL Warehouse."}  | no CAN USE      | PermissionDenied
            404 | {"error_code":"PERMISSION_DENIED","message":"User does not have USE SCHEMA on Schema 'a.b'."}        | code over status| PermissionDenied
            403 | {"error_code":403,"message":"Source IP address: 10.1.2.3 is blocked by Databricks IP ACL for workspace: 1"} | IP list  | PermissionDenied
            403 | {"error_code":403,"message":"Provided OAuth token does not have required scopes: sql [ReqId: x]"}    | scope           | PermissionDenied
            404 | {"error_code":"TABLE_DOES_NOT_EXIST","message":"Table 'a.b.c' does not exist."}                      | table           | NotFound
            400 | {"error_code":"INVALID_PARAMETER_VALUE","message":"nope is not a valid endpoint id."}                | warehouse id    | NotFound
            400 | {"error_code":"INVALID_PARAMETER_VALUE","message":"Cluster 1 does not exist"}                        | cluster id      | NotFound
            429 | {"error_code":"RESOURCE_EXHAUSTED","message":"slow down"}                                            | rate            | Unavailable
            503 | {"error_code":"TEMPORARILY_UNAVAILABLE","message":"later"}                                           | trouble         | Unavailable
            200 | <html>Sign in</html>                                                                                 | a page          | Unavailable
            418 | short and stout                                                                                      | a teapot        | Unexpected
            """)
    void theMeaningDecidesNotTheStatus(int status, String body, String what, String kind) {
        SluiceException failure = explain(status, body, Optional.empty());
        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.getMessage()).startsWith("Could not look: https://acme.example ");
        assertThat(failure.remedy()).isNotEmpty().endsWith(".");
        assertThat(failure.requestId()).contains("req-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7000215", "700016", "7000218", "700025", "50011", "65001", "50059", "1002012", "53003", "700082", "1"
            })
    void aRefusalOfEntraIsACredentialsAndItsIdsAreToldApart(String code) {
        SluiceException failure = explain(
                401,
                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS" + code
                        + ": Words. Trace ID: t-1 Correlation ID: c-1 Timestamp: now\",\"trace_id\":\"t-1\"}",
                Optional.empty());
        assertThat(failure).isInstanceOf(SluiceException.Unauthenticated.class);
        assertThat(failure.getMessage()).contains("AADSTS" + code + ": Words (").doesNotContain("Trace ID");
        assertThat(failure.remedy()).isNotBlank();
    }

    @Test
    void aRedirectToALoginPageIsNamedAsSuch() {
        assertThat(explain(303, "", Optional.of("https://acme.example/login?next=x")))
                .isInstanceOf(SluiceException.Unavailable.class)
                .hasMessage(
                        "Could not look: https://acme.example sent us to its login page instead of answering (HTTP 303).");
    }

    @Test
    void privateLinkIsNamedAsSuch() {
        assertThat(explain(
                        302, "", Optional.of("https://acme.example/login.html?error=private-link-validation-error:1")))
                .hasMessageContaining("private network (private link)");
    }

    private SluiceException explain(int status, String body, Optional<String> location) {
        ApiError error = ApiError.parse(status, "", body, Optional.of("req-1"), location);
        return ApiErrors.explain("look", host, new ApiFailure(error, Optional.empty()));
    }
}
