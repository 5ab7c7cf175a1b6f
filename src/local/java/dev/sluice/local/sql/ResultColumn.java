// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

/** A column of a result: its name may be there twice, its type has all spellings. */
public record ResultColumn(String name, SqlType type) {}
