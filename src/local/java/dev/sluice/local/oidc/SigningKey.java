// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.state.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Signs and verifies JSON web tokens with a key made at start (RS256). */
final class SigningKey {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String KEY_ID = "local-key";

    private final CompletableFuture<KeyPair> pair = CompletableFuture.supplyAsync(SigningKey::generate);

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String sign(ObjectNode claims) {
        ObjectNode header =
                Json.object().put("kid", KEY_ID).put("typ", "at+jwt").put("alg", "RS256");
        String text = ENCODER.encodeToString(Json.bytes(header)) + "." + ENCODER.encodeToString(Json.bytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.join().getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims of a token that this key signed; whether they still hold is for the caller to see. */
    Optional<JsonNode> claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(pair.join().getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            boolean ours = signature.verify(Base64.getUrlDecoder().decode(parts[2]));
            return ours ? Optional.of(Json.parse(Base64.getUrlDecoder().decode(parts[1]))) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    ObjectNode jwks() {
        RSAPublicKey key = (RSAPublicKey) pair.join().getPublic();
        ObjectNode jwks = Json.object();
        jwks.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("e", number(key.getPublicExponent()))
                .put("use", "sig")
                .put("kid", KEY_ID)
                .put("alg", "RS256")
                .put("n", number(key.getModulus()));
        return jwks;
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return ENCODER.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
