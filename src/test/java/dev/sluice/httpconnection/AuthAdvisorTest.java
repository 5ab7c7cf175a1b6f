// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.httpconnection.AuthAdvisor.Question;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthAdvisorTest {

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            yes | yes | yes | yes | oauth-u2m-per-user
            yes | yes | yes | no  | oauth-u2m-per-user
            yes | yes | no  | yes | oauth-u2m-per-user
            yes | yes | no  | no  | oauth-u2m-per-user
            yes | no  | yes | yes | oauth-u2m-per-user
            yes | no  | yes | no  | oauth-u2m-per-user
            yes | no  | no  | yes | oauth-u2m-per-user
            yes | no  | no  | no  | oauth-u2m-per-user
            no  | yes | yes | yes | oauth-m2m
            no  | yes | yes | no  | oauth-m2m
            no  | yes | no  | yes | oauth-m2m
            no  | yes | no  | no  | oauth-m2m
            no  | no  | yes | yes | oauth-u2m-shared
            no  | no  | yes | no  | oauth-u2m-shared
            no  | no  | no  | yes | bearer-token
            no  | no  | no  | no  | none
            """)
    void theFirstYesWins(String perUser, String clientCredentials, String oauth, String staticKey, String method) {
        Map<Question, Boolean> answers = new EnumMap<>(Question.class);
        answers.put(Question.PER_USER, perUser.equals("yes"));
        answers.put(Question.CLIENT_CREDENTIALS, clientCredentials.equals("yes"));
        answers.put(Question.OAUTH, oauth.equals("yes"));
        answers.put(Question.STATIC_KEY, staticKey.equals("yes"));
        AuthAdvisor.Advice advice = AuthAdvisor.advise(answers);
        assertThat(advice.method().map(AuthMethod::word).orElse("none")).isEqualTo(method);
        assertThat(advice.reason()).isNotBlank();
        assertThat(AuthAdvisor.next(answers)).isEmpty();
    }

    @Test
    void whatComesAfterAYesIsNotAsked() {
        assertThat(AuthAdvisor.next(Map.of())).isEqualTo(Optional.of(Question.PER_USER));
        assertThat(AuthAdvisor.next(Map.of(Question.PER_USER, false)))
                .isEqualTo(Optional.of(Question.CLIENT_CREDENTIALS));
        assertThat(AuthAdvisor.next(Map.of(Question.PER_USER, true))).isEmpty();
    }
}
