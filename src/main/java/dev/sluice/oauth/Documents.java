// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/** Small JSON documents that lead to a token: metadata, device codes, the token services of platforms. Nothing is cached. */
public interface Documents {

    /** Fails as every call does; what a server said in its refusal is in the failure's cause. */
    JsonNode read(DocumentRequest request);

    /** Where an address redirects to; empty when it does not. The redirect is not followed. */
    Optional<URI> redirectOf(String action, URI url);
}
