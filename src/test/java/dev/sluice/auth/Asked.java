// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.http.Json;
import dev.sluice.oauth.DocumentRequest;
import dev.sluice.oauth.Documents;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Documents that a test answers, and the requests for them. */
final class Asked implements Documents {

    final List<DocumentRequest> requests = new ArrayList<>();
    final List<URI> redirects = new ArrayList<>();
    Optional<URI> redirect = Optional.empty();
    private final Function<DocumentRequest, String> answers;

    Asked(Function<DocumentRequest, String> answers) {
        this.answers = answers;
    }

    static Asked nothing() {
        return new Asked(request -> {
            throw new AssertionError("no document is read: " + request);
        });
    }

    @Override
    public JsonNode read(DocumentRequest request) {
        requests.add(request);
        try {
            return Json.mapper().readTree(answers.apply(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<URI> redirectOf(String action, URI url) {
        redirects.add(url);
        return redirect;
    }
}
