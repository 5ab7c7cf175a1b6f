// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the server knows of an error beside the shortened words of a status: the whole message, its class and SQLSTATE. */
record ErrorDetails(String message, String errorClass, String sqlState) {

    private static final ErrorDetails NOTHING = new ErrorDetails("", "", "");

    /** The root of the errors in an answer; empty texts where it has none. */
    static ErrorDetails parse(byte[] response) {
        int root = 0;
        List<ErrorDetails> errors = new ArrayList<>();
        ProtoFields fields = new ProtoFields(response);
        while (fields.next()) {
            if (fields.field() == 1) {
                root = (int) fields.number();
            } else if (fields.field() == 2) {
                errors.add(error(fields.message()));
            }
        }
        return root >= 0 && root < errors.size() ? errors.get(root) : NOTHING;
    }

    private static ErrorDetails error(ProtoFields fields) {
        ErrorDetails error = NOTHING;
        while (fields.next()) {
            if (fields.field() == 2) {
                error = new ErrorDetails(fields.text(), error.errorClass(), error.sqlState());
            } else if (fields.field() == 5) {
                ProtoFields thrown = fields.message();
                while (thrown.next()) {
                    if (thrown.field() == 1) {
                        error = new ErrorDetails(error.message(), thrown.text(), error.sqlState());
                    } else if (thrown.field() == 4) {
                        error = new ErrorDetails(error.message(), error.errorClass(), thrown.text());
                    }
                }
            }
        }
        return error;
    }

    /** The status with what is known beyond it. */
    GrpcStatus completing(GrpcStatus status) {
        Map<String, String> all = new HashMap<>(status.details());
        if (!errorClass.isEmpty()) {
            all.put("errorClass", errorClass);
        }
        if (!sqlState.isEmpty()) {
            all.put("sqlState", sqlState);
        }
        return new GrpcStatus(status.code(), message.isEmpty() ? status.message() : message, Map.copyOf(all));
    }
}
