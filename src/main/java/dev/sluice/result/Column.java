// SPDX-License-Identifier: Apache-2.0
package dev.sluice.result;

/**
 * One column of a result. {@code typeText} is the SQL type as the server writes it ({@code DECIMAL(10,2)}) and the
 * source of truth; {@code kind} is what a writer needs to know of it.
 */
public record Column(String name, String typeText, SqlType kind) {

    public static Column of(String name, String typeText, String typeName) {
        return new Column(name, typeText, SqlType.of(typeName, typeText));
    }
}
