// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

/** Answers one kind of request. */
@FunctionalInterface
public interface Endpoint {

    Reply answer(Call call) throws InterruptedException;
}
