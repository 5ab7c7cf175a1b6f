// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import dev.sluice.error.SluiceException;
import java.util.function.Supplier;

/**
 * Stands between a failure and its cause when a call could not be made for want of a token: an answer that the identity
 * provider never gave says nothing of the call, which was not sent.
 */
final class BeforeTheCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private BeforeTheCall(SluiceException failure) {
        super("nothing was sent to the workspace", failure);
    }

    /** Does what has to be done before anything is sent. */
    static <T> T get(Supplier<T> step) {
        try {
            return step.get();
        } catch (SluiceException failure) {
            throw failure.explainedAs(failure.explanation().causedBy(new BeforeTheCall(failure)));
        }
    }
}
