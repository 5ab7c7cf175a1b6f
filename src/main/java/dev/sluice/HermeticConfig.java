// SPDX-License-Identifier: Apache-2.0
package dev.sluice;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Keeps Quarkus' own configuration to what was decided at build time: no environment variable, system property,
 * {@code .env} or file of the working directory reaches it once {@link Main} has begun. (Sluice's settings have a reader
 * of their own.) A host that overrides a client's address, or {@code QUARKUS_TLS_TRUST_ALL}, would be a leak.
 *
 * <p>It has to be the last customizer: {@code quarkus.config.sources.system-only}, of the same priority, would come after
 * it and let the environment and {@code .env} in again.
 */
public final class HermeticConfig implements SmallRyeConfigBuilderCustomizer {

    private static volatile boolean closed;

    /** From here on; the build and the tests of the build are not affected. */
    static void close() {
        closed = true;
    }

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        if (closed) {
            builder.setAddDefaultSources(false).setAddSystemSources(false).setAddPropertiesSources(false);
        }
    }

    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }
}
