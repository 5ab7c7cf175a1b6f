// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** A call that got no HTTP answer: why, and whether its body can have arrived. */
public final class TransportFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** As Netty reports both: {@code http, none, /10.0.0.1:3128 => acme.example:443, status: 502 Bad Gateway}. */
    private static final Pattern PROXY_ANSWER = Pattern.compile("/(\\S+) => .*, status: (.+)");
    /** Also Netty's: {@code Connection refused: acme.example/10.0.0.1:443}. */
    private static final Pattern REFUSED_ADDRESS = Pattern.compile("refused: (?:.*/)?(\\S+:\\d+)$");

    /** Where on the way the call ended. */
    public enum Kind {
        UNKNOWN_HOST,
        REFUSED,
        PROXY,
        CERTIFICATE,
        TLS,
        /** No connection came to be in time. */
        CONNECT_TIMEOUT,
        TIMEOUT,
        BROKEN,
        /** An answer came, and is not what it claims to be. */
        UNREADABLE
    }

    private final Kind kind;
    private final String words;

    TransportFailure(Kind kind, String words, Throwable cause) {
        super(words, cause);
        this.kind = kind;
        this.words = words;
    }

    /** Why, as the end of a sentence. */
    public String words() {
        return words;
    }

    /** The failure that says what was tried; {@code action} completes "Could not …", {@code target} is what was called. */
    public SluiceException explain(String action, String target) {
        return ApiErrors.explain(action, target, this);
    }

    /** Which trouble with a certificate it is. */
    FailureId certificateId() {
        for (Throwable cause = this; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return FailureId.TLS_CERTIFICATE_EXPIRED;
            }
            if (cause instanceof UntrustedIssuer untrusted && untrusted.looksLikeInspection()) {
                return FailureId.TLS_INTERCEPTED;
            }
            if (says(cause, "no name matching") || says(cause, "no subject alternative")) {
                return FailureId.TLS_WRONG_NAME;
            }
        }
        return FailureId.TLS_UNKNOWN_AUTHORITY;
    }

    /** Who issued a certificate that is not trusted; empty where that is not what failed. */
    String issuer() {
        for (Throwable cause = this; cause != null; cause = cause.getCause()) {
            if (cause instanceof UntrustedIssuer untrusted) {
                return untrusted.issuer();
            }
        }
        return "";
    }

    public Kind kind() {
        return kind;
    }

    /** Nothing of the call can have reached the server. */
    boolean neverConnected() {
        return kind == Kind.REFUSED || kind == Kind.CONNECT_TIMEOUT;
    }

    /** The call may have reached the server, and what came of it is not known. */
    boolean mayHaveArrived() {
        return kind == Kind.BROKEN || kind == Kind.TIMEOUT || kind == Kind.UNREADABLE;
    }

    /** Worth another try where the call may be repeated; a bad certificate or an unknown name stays as it is. */
    boolean mayPass() {
        return kind == Kind.BROKEN || kind == Kind.TIMEOUT || neverConnected();
    }

    /** Whether the network (or what came over it) is behind a failure, rather than a defect of this program. */
    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String type = cause.getClass().getName();
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof TransportFailure
                    || type.startsWith("io.vertx.")
                    || type.startsWith("io.netty.")) {
                return true;
            }
        }
        return false;
    }

    /** Finds the reason in a chain of wrappers, whichever client made it. */
    public static TransportFailure from(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransportFailure known) {
                return known;
            }
            chain.add(cause);
        }
        // what has a type of its own goes before what only words tell, since wrappers repeat the words
        return Stream.<Function<Throwable, Optional<Reason>>>of(
                        TransportFailure::byType, TransportFailure::byCertificate, TransportFailure::byWords)
                .flatMap(rule -> chain.stream().flatMap(cause -> rule.apply(cause).stream()))
                .findFirst()
                .map(reason -> new TransportFailure(reason.kind(), reason.words(), failure))
                .orElseGet(() ->
                        new TransportFailure(Kind.BROKEN, "the connection broke: " + innermost(failure), failure));
    }

    private record Reason(Kind kind, String words) {}

    private static Optional<Reason> byType(Throwable cause) {
        if (cause instanceof JsonProcessingException notJson) {
            return reason(Kind.UNREADABLE, "the answer is not the JSON that was expected" + placeOf(notJson));
        }
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return reason(Kind.UNKNOWN_HOST, "the name is not known to DNS");
        }
        String type = cause.getClass().getSimpleName();
        if (type.endsWith("ProxyConnectException")) {
            return reason(Kind.PROXY, proxyWords(firstLine(wordsOf(cause))));
        }
        if (wordsOf(cause).startsWith("the proxy ")) { // as our own tunnel says it
            return reason(Kind.PROXY, wordsOf(cause));
        }
        boolean isSlowConnect = type.endsWith("ConnectTimeoutException")
                || type.equals("SslHandshakeTimeoutException")
                || (cause instanceof ConnectException && says(cause, "timed out"))
                || (cause instanceof SocketTimeoutException && says(cause, "connect timed out"));
        if (isSlowConnect) {
            return reason(Kind.CONNECT_TIMEOUT, "no connection in time");
        }
        return Optional.empty();
    }

    private static Optional<Reason> byCertificate(Throwable cause) {
        boolean isCertificate = cause instanceof CertificateException
                || says(cause, "pkix")
                || says(cause, "certpath")
                || says(cause, "no name matching")
                || says(cause, "no subject alternative");
        return isCertificate
                ? reason(Kind.CERTIFICATE, "its certificate is not trusted: " + certificateWords(cause))
                : Optional.empty();
    }

    private static Optional<Reason> byWords(Throwable cause) {
        if (cause instanceof SSLException && isBeforeTheCall(cause)) {
            return reason(Kind.TLS, "TLS failed: " + firstLine(wordsOf(cause)));
        }
        if (cause instanceof SSLException && cause.getCause() == null) {
            return reason(Kind.BROKEN, "the connection broke: " + firstLine(wordsOf(cause)));
        }
        if (cause instanceof SocketTimeoutException
                || cause instanceof TimeoutException
                || says(cause, "timed out")
                || says(cause, "timeout")) {
            return reason(Kind.TIMEOUT, "no answer in time");
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return reason(Kind.REFUSED, refusalWords(firstLine(wordsOf(cause))));
        }
        return Optional.empty();
    }

    /** Only a failed handshake shows that nothing was sent: TLS may also break after it. */
    private static boolean isBeforeTheCall(Throwable tls) {
        return tls instanceof SSLHandshakeException
                || tls instanceof SSLPeerUnverifiedException
                || tls.getClass().getSimpleName().equals("NotSslRecordException")
                || says(tls, "unrecognized ssl message");
    }

    /** Where the JSON is not what it should be; never what stands there, which may be a signed link. */
    private static String placeOf(JsonProcessingException notJson) {
        List<String> place = new ArrayList<>();
        if (notJson instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            place.add(mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining(".")));
        }
        JsonLocation location = notJson.getLocation();
        if (location != null && location.getLineNr() > 0) {
            place.add("line " + location.getLineNr());
            place.add("column " + location.getColumnNr());
        }
        return place.isEmpty() ? "" : " (" + String.join(", ", place) + ")";
    }

    private static Optional<Reason> reason(Kind kind, String words) {
        return Optional.of(new Reason(kind, words));
    }

    private static boolean says(Throwable cause, String lowerCase) {
        return wordsOf(cause).toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    private static String wordsOf(Throwable cause) {
        return cause.getMessage() == null ? "" : cause.getMessage();
    }

    private static String proxyWords(String words) {
        Matcher answer = PROXY_ANSWER.matcher(words);
        return answer.find()
                ? "the proxy " + answer.group(1) + " answered " + answer.group(2)
                : "the proxy did not let it through: " + words;
    }

    private static String refusalWords(String words) {
        Matcher refused = REFUSED_ADDRESS.matcher(words);
        if (refused.find()) {
            return "the connection to " + refused.group(1) + " was refused";
        }
        return words.toLowerCase(Locale.ROOT).contains("refused") ? "the connection was refused" : words;
    }

    private static String certificateWords(Throwable failure) {
        String words = innermost(failure);
        if (words.startsWith("NotAfter: ")) {
            return "it ended on " + words.substring("NotAfter: ".length());
        }
        return words.contains("unable to find valid certification path")
                ? "no authority that is trusted here has issued it"
                : words;
    }

    /** Wrappers only repeat what the failure at the bottom says, with its class before it. */
    private static String innermost(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : firstLine(last.getMessage());
    }

    private static String firstLine(String words) {
        int end = words.indexOf('\n');
        return end < 0 ? words : words.substring(0, end);
    }
}
