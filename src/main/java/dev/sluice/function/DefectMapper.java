// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import jakarta.inject.Provider;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;

/** What nobody foresaw: the caller is told that it is one, and only the log where it was. */
@jakarta.ws.rs.ext.Provider
final class DefectMapper implements ExceptionMapper<Throwable> {

    private final Provider<Parts> parts;

    DefectMapper(Provider<Parts> parts) {
        this.parts = parts;
    }

    @Override
    public Response toResponse(Throwable defect) {
        parts.get().log().defect(defect, Map.of());
        return Problem.defect().response();
    }
}
