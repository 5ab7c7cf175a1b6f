// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

/** A request that is not answered as it stands. */
final class RefusedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedRequest(Problem problem) {
        super(problem.detail(), null, false, false); // nobody looks at where it was made
        this.problem = problem;
    }

    static RefusedRequest because(String detail, String remedy) {
        return new RefusedRequest(Problem.badRequest(detail, remedy));
    }

    Problem problem() {
        return problem;
    }
}
