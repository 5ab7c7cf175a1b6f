// SPDX-License-Identifier: Apache-2.0
/**
 * The Statement Execution API: submit, poll, cancel, chunks. Uses {@code connection download sql result settings error http}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.statement;
