// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.TimedOut;
import dev.sluice.settings.Secret;
import dev.sluice.token.GrantedToken;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A sign-in in a browser: authorization code with PKCE. The answer comes to a port of this machine, or is pasted by a
 * person whose browser is on another one.
 */
public final class AuthorizationCodeFlow {

    private final AuthorizationServer server;
    private final TokenEndpoint tokens;
    private final Person person;
    private final Duration patience;

    /** @param patience how long the person may take */
    public AuthorizationCodeFlow(AuthorizationServer server, TokenEndpoint tokens, Person person, Duration patience) {
        this.server = server;
        this.tokens = tokens;
        this.person = person;
        this.patience = patience;
    }

    /**
     * The application that people sign in to.
     *
     * @param redirects the redirect URIs it is registered with, the first free one is used
     * @param setting whose value the redirect is, for the person who has to change it
     */
    public record App(
            String clientId,
            Optional<Secret> clientSecret,
            String scopes,
            List<RedirectUri> redirects,
            String setting) {}

    /** Signs a person in and gives what was granted. */
    public GrantedToken signIn(App app) {
        String state = Pkce.randomState();
        Pkce pkce = Pkce.random();
        Optional<LoopbackReceiver> listening = listen(app, state);
        RedirectUri redirect =
                listening.map(LoopbackReceiver::redirect).orElse(app.redirects().getFirst());
        try {
            URI page = page(app, redirect, state, pkce);
            invite(page);
            AuthorizationAnswer answer = await(listening, state, app, redirect);
            Secret code = answer.requireCode(app.scopes());
            GrantedToken granted = tokens.exchange(TokenRequest.authorizationCode(
                    server.tokenEndpoint(), app.clientId(), app.clientSecret(), code, pkce, redirect.text()));
            listening.ifPresent(receiver -> receiver.show(ResultPage.signedIn()));
            return granted;
        } finally {
            listening.ifPresent(receiver -> {
                receiver.show(ResultPage.failed()); // does nothing after the good news
                receiver.close();
            });
        }
    }

    private void invite(URI page) {
        boolean isOpen = !person.isElsewhere() && person.open(page);
        String how = isOpen
                ? "A browser was opened to sign in. If none shows, open this address in one:"
                : "Open this address in a browser to sign in:";
        person.tell(how + "\n\n  " + page + "\n\nA browser on another machine ends on a page that it cannot show:"
                + " paste the address of that page here.");
    }

    private URI page(App app, RedirectUri redirect, String state, Pkce pkce) {
        String endpoint = server.authorizeEndpoint().toString();
        return URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + "response_type=code"
                + "&client_id=" + encoded(app.clientId())
                + "&redirect_uri=" + encoded(redirect.text())
                + "&scope=" + encoded(app.scopes())
                + "&state=" + state
                + "&code_challenge=" + pkce.challenge()
                + "&code_challenge_method=S256");
    }

    /** Empty when no port is free and the person can paste the answer. */
    private Optional<LoopbackReceiver> listen(App app, String state) {
        for (RedirectUri redirect : app.redirects()) {
            Optional<LoopbackReceiver> receiver = LoopbackReceiver.listen(redirect, state);
            if (receiver.isPresent()) {
                return receiver;
            }
        }
        if (person.isElsewhere()) {
            return Optional.empty();
        }
        throw noPort(app);
    }

    private static InvalidSettings noPort(App app) {
        RedirectUri first = app.redirects().getFirst();
        RedirectUri last = app.redirects().getLast();
        String holder = new PortHolder(Path.of("/proc"))
                .of(first.port())
                .map(process -> " by " + process)
                .orElse("");
        return new InvalidSettings(
                first.equals(last)
                        ? "The sign-in comes back to " + first + ", and port " + first.port() + " is taken" + holder
                                + "."
                        : "The sign-in comes back to a port from " + first.port() + " to " + last.port()
                                + ", and none of them is free; " + first.port() + " is taken" + holder + ".",
                "Stop what listens there" + app.setting() + ".");
    }

    private AuthorizationAnswer await(
            Optional<LoopbackReceiver> listening, String state, App app, RedirectUri redirect) {
        CompletableFuture<AuthorizationAnswer> answer =
                listening.map(LoopbackReceiver::answer).orElseGet(CompletableFuture::new);
        Thread paste = Thread.ofVirtual().name("paste").start(() -> readPasted(answer, state));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TimedOut(Explanation.of(
                    "Nobody came back from the sign-in within " + patience.toMinutes() + " minutes.",
                    "Run it again. If the browser showed an error instead of a sign-in, that is the reason: the application"
                            + " " + app.clientId()
                            + " may not be known to this workspace (a service principal's id belongs"
                            + " to auth type oauth-m2m), or " + redirect + " may not be registered with it."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(Explanation.of("Interrupted while the sign-in was awaited.", "Run it again."));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            paste.interrupt();
        }
    }

    private void readPasted(CompletableFuture<AuthorizationAnswer> answer, String state) {
        try {
            while (!answer.isDone()) {
                Optional<String> line = person.nextLine();
                if (line.isEmpty()) {
                    return;
                }
                Optional<AuthorizationAnswer> pasted = AuthorizationAnswer.pasted(line.get());
                if (pasted.filter(each -> each.state().equals(state)).isPresent()) {
                    answer.complete(pasted.get());
                } else if (!line.get().isBlank()) {
                    person.tell(
                            pasted.isPresent()
                                    ? "That is the answer to another sign-in (its state differs). Paste the one of this sign-in."
                                    : "That is no answer: it has to be the whole address, with code= and state= in it.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the answer came another way
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
