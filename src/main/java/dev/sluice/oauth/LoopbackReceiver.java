// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits on a port of this machine, and of this machine only, for the browser that comes back from the sign-in. It takes
 * the one request that carries our state, shows its sender how the sign-in ended, and closes; what else a browser asks
 * for (an icon, an old page) is turned away and changes nothing.
 */
final class LoopbackReceiver implements AutoCloseable {

    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int SILENCE_MILLIS = 10_000;
    /** How long the browser is kept waiting for how it ended: a token request with its retries may take as long. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final RedirectUri redirect;
    private final String state;
    private final List<ServerSocket> listeners;
    private final CompletableFuture<AuthorizationAnswer> answer = new CompletableFuture<>();
    private final CompletableFuture<ResultPage> ending = new CompletableFuture<>();
    private final CompletableFuture<Void> shown = new CompletableFuture<>();
    private volatile boolean isBrowserWaiting;

    private LoopbackReceiver(RedirectUri redirect, String state, List<ServerSocket> listeners) {
        this.redirect = redirect;
        this.state = state;
        this.listeners = listeners;
    }

    /** Listens where the redirect leads; empty when the port is not to be had. */
    static Optional<LoopbackReceiver> listen(RedirectUri redirect, String state) {
        List<ServerSocket> listeners = new ArrayList<>();
        try {
            for (InetAddress address : addresses(redirect.host())) {
                ServerSocket listener = new ServerSocket();
                listeners.add(listener);
                listener.bind(new InetSocketAddress(address, redirect.port()), 8);
            }
        } catch (IOException taken) {
            close(listeners);
            return Optional.empty();
        }
        LoopbackReceiver receiver = new LoopbackReceiver(redirect, state, listeners);
        listeners.forEach(listener -> Thread.ofVirtual().name("redirect").start(() -> receiver.accept(listener)));
        return Optional.of(receiver);
    }

    /** A browser may take {@code localhost} for either address, so both are ours or neither; IPv6 only where there is any. */
    private static List<InetAddress> addresses(String host) throws IOException {
        InetAddress four = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        InetAddress six = InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        return switch (host) {
            case "127.0.0.1" -> List.of(four);
            case "[::1]" -> List.of(six);
            default -> hasIpv6(six) ? List.of(four, six) : List.of(four);
        };
    }

    private static boolean hasIpv6(InetAddress loopback) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(loopback, 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    RedirectUri redirect() {
        return redirect;
    }

    /** What the browser brings, as soon as it has come. */
    CompletableFuture<AuthorizationAnswer> answer() {
        return answer;
    }

    /** Shows the browser how it ended, when it is waiting for that. */
    void show(ResultPage page) {
        ending.complete(page);
        if (isBrowserWaiting) {
            shown.completeOnTimeout(null, SILENCE_MILLIS, TimeUnit.MILLISECONDS).join();
        }
    }

    private void accept(ServerSocket listener) {
        while (!listener.isClosed()) {
            try {
                Socket browser = listener.accept();
                Thread.ofVirtual().name("redirect").start(() -> serve(browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket browser) {
        try (browser) {
            browser.setSoTimeout(SILENCE_MILLIS);
            Optional<AuthorizationAnswer> found = answerIn(head(browser.getInputStream()));
            boolean isFirst = found.isPresent() && answer.complete(found.get());
            isBrowserWaiting |= isFirst;
            ResultPage page = isFirst
                    ? ending.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                    : ResultPage.notOurs(found.isPresent());
            browser.getOutputStream().write(page.response());
            browser.getOutputStream().flush();
            if (isFirst) {
                shown.complete(null);
            }
        } catch (IOException | ExecutionException | TimeoutException gone) {
            shown.complete(null); // the browser left or the sign-in did: there is nobody to show anything to
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only the page that was agreed on, asked for by this machine's name, with the state of this very sign-in. */
    private Optional<AuthorizationAnswer> answerIn(String head) {
        String[] words = head.lines().findFirst().orElse("").split(" ", -1);
        boolean isGet = words.length == 3 && words[0].equals("GET");
        int query = isGet ? words[1].indexOf('?') : -1;
        if (query < 0 || !words[1].substring(0, query).equals(redirect.path()) || !isForUs(head)) {
            return Optional.empty();
        }
        return AuthorizationAnswer.parse(words[1].substring(query + 1))
                .filter(each -> each.state().equals(state));
    }

    /** A page of another site that resolves to this machine would come with its own name. */
    private boolean isForUs(String head) {
        String authority = redirect.host() + (redirect.port() == 80 ? "" : ":" + redirect.port());
        return head.lines().anyMatch(line -> line.equalsIgnoreCase("host: " + authority));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        byte[] bytes = new byte[1024];
        while (head.indexOf("\r\n\r\n") < 0 && head.length() < LONGEST_HEAD) {
            int count = in.read(bytes);
            if (count < 0) {
                break;
            }
            head.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
        }
        return head.toString();
    }

    @Override
    public void close() {
        close(listeners);
        ending.cancel(false);
    }

    private static void close(List<ServerSocket> listeners) {
        for (ServerSocket listener : listeners) {
            try {
                listener.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
