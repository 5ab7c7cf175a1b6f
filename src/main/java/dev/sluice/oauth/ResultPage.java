// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import java.nio.charset.StandardCharsets;

/** The last page of a sign-in: whether it worked. It asks for nothing, keeps nothing and leads nowhere. */
record ResultPage(int status, String title, String text) {

    static ResultPage signedIn() {
        return new ResultPage(200, "Signed in", "You can close this page and go back to the terminal.");
    }

    /** The reason itself is said in the terminal: what came with the redirect is not repeated on a page. */
    static ResultPage failed() {
        return new ResultPage(200, "Not signed in", "The terminal says why. You can close this page.");
    }

    static ResultPage notOurs(boolean isSecondAnswer) {
        return new ResultPage(
                isSecondAnswer ? 400 : 404,
                "Nothing here",
                "This is no answer to the sign-in that is being waited for.");
    }

    byte[] response() {
        byte[] body = ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title + "</title><body><h1>"
                        + title + "</h1><p>" + text + "</p></body></html>\n")
                .getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + (status == 200 ? " OK" : " Error") + "\r\n"
                + "Content-Type: text/html; charset=utf-8\r\n"
                + "Content-Length: " + body.length + "\r\n"
                + "Content-Security-Policy: default-src 'none'\r\n"
                + "Referrer-Policy: no-referrer\r\n"
                + "Cache-Control: no-store\r\n"
                + "Connection: close\r\n\r\n";
        byte[] response = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, response, 0, head.length());
        System.arraycopy(body, 0, response, head.length(), body.length);
        return response;
    }
}
