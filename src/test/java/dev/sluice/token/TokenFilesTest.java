// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.settings.Environment;
import dev.sluice.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFilesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path home;

    private Path directory = Path.of("");
    private final List<String> warnings = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private final TokenNotes notes = new TokenNotes() {
        @Override
        public void warn(String sentence) {
            warnings.add(sentence);
        }

        @Override
        public void detail(String sentence) {
            details.add(sentence);
        }
    };

    private TokenFiles files = new TokenFiles(Path.of(""), notes);

    @BeforeEach
    void open() {
        directory = home.resolve("tokens");
        files = new TokenFiles(directory, notes);
    }

    @Test
    void keepsATokenForItsOwnerAlone() throws IOException {
        keep(key("me"), "first");
        assertThat(files.find(key("me"))).contains(granted("first"));
        assertThat(mode(files.file(key("me")))).isEqualTo("rw-------");
        assertThat(mode(directory)).isEqualTo("rwx------");
        assertThat(warnings).isEmpty();
        assertThat(details).isEmpty();
    }

    @Test
    void noTwoConnectionsShareAToken() {
        keep(key("me"), "first");
        assertThat(files.find(key("you"))).isEmpty();
        for (TokenKey other : List.of(
                new Parts().host("https://other.example").key(),
                new Parts().authType("oauth-m2m").key(),
                new Parts().clientId("app-2").key(),
                new Parts().scopes("sql").key(),
                new Parts().secret("another").key())) {
            assertThat(files.find(other)).isEmpty();
        }
        assertThat(files.find(key("me"))).isPresent();
    }

    @Test
    void neitherNameNorTextOfAnEntryTellsTheClientSecret() throws IOException {
        TokenKey key = new Parts().secret("hush").key();
        keep(key, "first");
        assertThat(files.file(key).toString()).doesNotContain("hush");
        assertThat(Files.readString(files.file(key))).doesNotContain("hush");
        assertThat(key.toString()).doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"version\":\"1\",\"connection\":\"me\",\"access_to",
                "[]",
                "{}",
                "{\"version\":1,\"tokens\":{\"me\":{\"access_token\":\"foreign\"}}}",
                "{\"version\":\"2\"}",
                "not json at all"
            })
    void aDamagedEntryCostsItselfAndNothingElse(String damage) throws IOException {
        keep(key("me"), "first");
        keep(key("you"), "second");
        Files.writeString(files.file(key("me")), damage);

        assertThat(files.find(key("me"))).isEmpty();
        assertThat(details).singleElement().asString().contains("is not used").doesNotContain("foreign");
        assertThat(files.find(key("you"))).contains(granted("second"));

        keep(key("me"), "third");
        assertThat(files.find(key("me"))).contains(granted("third"));
    }

    @Test
    void anEntryThatOthersMayOpenIsNotUsed() throws IOException {
        keep(key("me"), "first");
        Files.setPosixFilePermissions(files.file(key("me")), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(files.find(key("me"))).isEmpty();
        assertThat(details).singleElement().asString().contains("others than its owner may open it");
    }

    @Test
    void anEntryThatIsALinkIsNotUsed() throws IOException {
        keep(key("me"), "first");
        Path elsewhere = home.resolve("elsewhere");
        Files.move(files.file(key("me")), elsewhere);
        Files.createSymbolicLink(files.file(key("me")), elsewhere);
        assertThat(files.find(key("me"))).isEmpty();
    }

    @Test
    void anEntryThatWasCopiedToAnotherConnectionIsNotUsed() throws IOException {
        keep(key("me"), "first");
        keep(key("you"), "second");
        Files.write(files.file(key("me")), Files.readAllBytes(files.file(key("you"))));
        assertThat(files.find(key("me"))).isEmpty();
        assertThat(details).singleElement().asString().contains("it is another connection's");
    }

    @Test
    void aDirectoryThatOthersMayOpenIsClosedToThem() throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        keep(key("me"), "first");
        assertThat(mode(directory)).isEqualTo("rwx------");
    }

    @Test
    void whereNothingCanBeWrittenTheTokenServesAndThatIsSaid() throws IOException {
        Files.writeString(directory, "a file where the directory should be"); // also for root, who writes everywhere
        assertThat(files.renew(key("me"), true, before -> granted("first"))).contains(granted("first"));
        assertThat(details).anyMatch(sentence -> sentence.contains("Tokens stay in memory"));
        assertThat(warnings).singleElement().asString().contains("the next one may have to sign in again");
    }

    @Test
    void aTokenWithoutARefreshTokenThatCannotBeKeptIsWorthNoWarning() throws IOException {
        Files.writeString(directory, "a file where the directory should be");
        GrantedToken plain = GrantedToken.of(granted("first").access());
        assertThat(files.renew(key("me"), true, before -> plain)).contains(plain);
        assertThat(warnings).isEmpty();
    }

    @Test
    void withoutAHomeThereIsNoCache() {
        assertThat(TokenFiles.usual(new Environment(Map.of(), Optional.empty(), home)))
                .isEmpty();
        assertThat(TokenFiles.usual(new Environment(Map.of("XDG_STATE_HOME", "/state"), Optional.empty(), home)))
                .contains(Path.of("/state/sluice/tokens"));
        assertThat(TokenFiles.usual(new Environment(Map.of("XDG_STATE_HOME", "relative"), Optional.of(home), home)))
                .contains(home.resolve(".local/state/sluice/tokens"));
    }

    @Test
    void aRenewalThatGivesBackWhatItSawWritesNothing() throws IOException {
        keep(key("me"), "first");
        Object before = Files.readAttributes(files.file(key("me")), "unix:ino").get("ino");
        files.renew(key("me"), true, Optional::orElseThrow);
        assertThat(Files.readAttributes(files.file(key("me")), "unix:ino").get("ino"))
                .isEqualTo(before);
    }

    @Test
    void aTokenWithoutAnEndIsNotKept() {
        files.renew(key("me"), true, before -> GrantedToken.of(AccessToken.withoutExpiry(Secret.of("t"), NOW)));
        assertThat(files.find(key("me"))).isEmpty();
    }

    @Test
    void theLockOfAProcessThatWasKilledIsFreeAgain() throws Exception {
        keep(key("me"), "first");
        Path lock = directory.resolve(key("me").fileName() + ".lock");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of(LockHolder.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        LockHolder.class.getName(),
                        lock.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = holder.inputReader()) {
            assertThat(said.readLine()).isEqualTo("locked");
            assertThat(files.renew(key("me"), false, before -> granted("second")))
                    .as("while it lives")
                    .isEmpty();
        } finally {
            holder.destroyForcibly().waitFor(); // SIGKILL
        }
        assertThat(files.renew(key("me"), true, before -> granted("second"))).contains(granted("second"));
    }

    @Test
    void whatIsListedTellsDamageAndNoToken() throws IOException {
        keep(key("me"), "first");
        keep(key("you"), "second");
        Files.writeString(files.file(key("you")), "");
        assertThat(files.list()).hasSize(2);
        assertThat(files.list().get(0).key()).contains(key("me"));
        assertThat(files.list().get(1).damage()).isEqualTo("it is empty");
        assertThat(files.list().toString()).doesNotContain("first");
    }

    @Test
    void whatIsForgottenIsGone() {
        keep(key("me"), "first");
        assertThat(files.remove(key("me"))).isTrue();
        assertThat(files.remove(key("me"))).isFalse();
        assertThat(files.find(key("me"))).isEmpty();
    }

    private void keep(TokenKey key, String token) {
        assertThat(files.renew(key, true, before -> granted(token))).isPresent();
    }

    private static GrantedToken granted(String token) {
        return new GrantedToken(
                AccessToken.until(Secret.of(token), NOW, NOW.plusSeconds(3600)),
                Optional.of(Secret.of("refresh-" + token)),
                Optional.of("all-apis"));
    }

    private static TokenKey key(String connection) {
        return new Parts().connection(connection).key();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** The parts of a key, of which a test changes one. */
    private record Parts(
            String connection, String host, String authType, String clientId, String scopes, String secret) {

        Parts() {
            this("me", "https://acme.example", "oauth-u2m", "app-1", "all-apis", "");
        }

        Parts connection(String other) {
            return new Parts(other, host, authType, clientId, scopes, secret);
        }

        Parts host(String other) {
            return new Parts(connection, other, authType, clientId, scopes, secret);
        }

        Parts authType(String other) {
            return new Parts(connection, host, other, clientId, scopes, secret);
        }

        Parts clientId(String other) {
            return new Parts(connection, host, authType, other, scopes, secret);
        }

        Parts scopes(String other) {
            return new Parts(connection, host, authType, clientId, other, secret);
        }

        Parts secret(String other) {
            return new Parts(connection, host, authType, clientId, scopes, other);
        }

        TokenKey key() {
            return TokenKey.of(
                    Optional.of(connection),
                    host,
                    authType,
                    clientId,
                    scopes,
                    Optional.of(secret).filter(text -> !text.isEmpty()).map(Secret::of));
        }
    }
}
