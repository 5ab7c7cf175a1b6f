// SPDX-License-Identifier: Apache-2.0
/**
 * Commands, their flags and exit codes: the only package that knows picocli and the process' streams. Uses everything
 * but {@code function}. No command is a bean: {@code Commands} makes each with what it needs.
 */
@Vetoed
@org.jspecify.annotations.NullMarked
package dev.sluice.cli;

import jakarta.enterprise.inject.Vetoed;
