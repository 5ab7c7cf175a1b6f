// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the parts to the container, which makes the resources. */
@Singleton
final class PartsProducer {

    PartsProducer() {}

    @Produces
    @Singleton
    Parts parts() {
        return HttpFunction.parts();
    }
}
