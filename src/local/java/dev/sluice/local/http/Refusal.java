// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import java.io.Serial;

/** Ends the handling of a request with an error answer. */
public final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    public Refusal(Reply reply) {
        super("HTTP " + reply.status(), null, false, false);
        this.reply = reply;
    }

    public Refusal(int status, String errorCode, String message) {
        this(Reply.error(status, errorCode, message));
    }

    public Reply reply() {
        return reply;
    }
}
