// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What statements about connections of type HTTP change; a refusal is a {@link SqlFailure}. */
public interface ConnectionDefinitions {

    /** What a workspace without connections says. */
    ConnectionDefinitions NONE = new ConnectionDefinitions() {
        @Override
        public void create(
                String fullName, Map<String, String> options, @Nullable String comment, boolean ifAbsent, String user) {
            throw SqlFailure.unsupported("Statement CREATE CONNECTION.");
        }

        @Override
        public void alter(String fullName, Map<String, String> options, String user) {
            throw SqlFailure.unsupported("Statement ALTER CONNECTION.");
        }
    };

    void create(String fullName, Map<String, String> options, @Nullable String comment, boolean ifAbsent, String user);

    void alter(String fullName, Map<String, String> options, String user);
}
