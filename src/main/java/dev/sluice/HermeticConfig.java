// SPDX-License-Identifier: Apache-2.0
package dev.sluice;

import io.smallrye.config.ExpressionConfigSourceInterceptor;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.util.Map;

/**
 * Keeps Quarkus' own configuration to what was decided at build time: no environment variable, system property,
 * {@code .env} or file of the working directory reaches it once {@link Main} has begun. (Sluice's settings have a reader
 * of their own.) A host that overrides a client's address, or {@code QUARKUS_TLS_TRUST_ALL}, would be a leak.
 *
 * <p>It has to be the last customizer: {@code quarkus.config.sources.system-only}, of the same priority, would come after
 * it and let the environment and {@code .env} in again.
 */
public final class HermeticConfig implements SmallRyeConfigBuilderCustomizer {

    /** Above what was decided at build time. */
    private static final int RANK = 500;

    private static volatile boolean closed;
    private static volatile Map<String, String> decided = Map.of();

    /** From here on; the build and the tests of the build are not affected. */
    static void close() {
        closed = true;
    }

    /** What {@link Main} decides of Quarkus' own settings once it knows the command. */
    static void decide(Map<String, String> settings) {
        decided = Map.copyOf(settings);
    }

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        if (closed) {
            builder.setAddDefaultSources(false).setAddSystemSources(false).setAddPropertiesSources(false);
            // all that would look for each value under other names first: profiles, relocations, secret keys
            builder.setAddDefaultInterceptors(false).withInterceptors(new ExpressionConfigSourceInterceptor());
            if (!decided.isEmpty()) {
                builder.withSources(new PropertiesConfigSource(decided, "decided by the command", RANK));
            }
        }
    }

    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }
}
