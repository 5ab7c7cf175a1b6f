// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.statement;

/** The states of a statement. */
enum State {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED,
    CLOSED;

    boolean isTerminal() {
        return this != PENDING && this != RUNNING;
    }
}
