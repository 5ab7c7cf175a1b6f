// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who the workspace takes us for: an e-mail address, or the application id of a service principal. */
public record CurrentUser(String userName, Optional<String> displayName) {

    /** Asks the workspace (reference 5). */
    public static CurrentUser of(Connection connection) throws InterruptedException {
        Me me = connection.api(CurrentUserApi.class).read("ask who we are", CurrentUserApi::me);
        return new CurrentUser(
                me.userName() == null ? "unknown" : me.userName(), Optional.ofNullable(me.displayName()));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Me(@Nullable String userName, @Nullable String displayName) {}
}
