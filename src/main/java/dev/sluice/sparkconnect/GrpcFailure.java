// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

/** A gRPC call that the server ended with another status than OK, before anybody has said what it means. */
final class GrpcFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GrpcStatus status;

    GrpcFailure(GrpcStatus status) {
        super(status.name() + ": " + status.message());
        this.status = status;
    }

    GrpcStatus status() {
        return status;
    }
}
