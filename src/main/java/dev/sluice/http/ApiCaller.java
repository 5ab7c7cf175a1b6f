// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.SluiceException;
import dev.sluice.http.RetryPolicy.Safety;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Makes one call of the workspace and says what went wrong: retries by the policy, and turns whatever the client throws
 * into a failure that says what was tried.
 */
public final class ApiCaller {

    private final WorkspaceHost host;
    private final RetryPolicy policy;

    public ApiCaller(WorkspaceHost host, RetryPolicy policy) {
        this.host = host;
        this.policy = policy;
    }

    /**
     * Calls until it succeeds or is not worth another try.
     *
     * @param action completes "Could not …"
     */
    public <T> T call(String action, Safety safety, Supplier<T> request) throws InterruptedException {
        return callHere(action, safety, () -> once(request));
    }

    /** A call that is made on the thread that wants it, since it can be interrupted by itself. */
    @FunctionalInterface
    public interface Interruptible<T> {

        T call() throws InterruptedException;
    }

    /** The same for a call that ends when its thread is interrupted. */
    public <T> T callHere(String action, Safety safety, Interruptible<T> request) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.call();
            } catch (ApiFailure | TransportFailure failure) {
                if (attempt == policy.attempts() || !policy.isWorthAnotherTry(failure, safety)) {
                    throw explain(action, failure);
                }
                policy.waitAfter(attempt, action, failure);
            }
        }
    }

    private SluiceException explain(String action, RuntimeException failure) {
        return failure instanceof ApiFailure refusal
                ? ApiErrors.explain(action, host, refusal)
                : ApiErrors.explain(action, host.toString(), TransportFailure.from(failure));
    }

    /** On a thread of its own, so that the caller can be interrupted while the client waits; the call itself goes on. */
    private static <T> T once(Supplier<T> request) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(request::get);
        Thread.ofVirtual().name("call").start(task);
        try {
            return task.get();
        } catch (ExecutionException wrapper) {
            Throwable cause = wrapper.getCause();
            if (cause instanceof SluiceException || cause instanceof ApiFailure) {
                throw (RuntimeException) cause;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
                if (inner instanceof SluiceException known) {
                    throw known;
                }
            }
            if (cause instanceof RuntimeException defect && !TransportFailure.isBehind(defect)) {
                throw defect;
            }
            throw TransportFailure.from(cause == null ? wrapper : cause);
        }
    }
}
