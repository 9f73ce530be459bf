package io.culprit.shipper.format.error;

import io.culprit.event.Software;
import io.culprit.shipper.format.text.Escapes;

/** Makes an event of a line of Apache's error log. */
final class ApacheErrorBody {

    private ApacheErrorBody() {}

    /**
     * @param line the record's first line
     * @param message the message, escapes undone
     * @param original the whole record
     */
    static ErrorBody of(ApacheErrorLine line, String message, String original) {
        ApacheFields fields = line.fields();
        byte[] bytes = line.bytes();
        ErrorBody body = new ErrorBody(Software.APACHE, message, original)
                .level(line.level())
                .module(line.module())
                .pid(fields.pid().text(bytes))
                .thread(fields.thread().text(bytes))
                .code(line.code())
                .client(line.client(), line.clientPort())
                .referer(Escapes.decode(line.referer()));
        SystemError error = fields.systemError();
        if (!error.isEmpty()) {
            body.attribute("error.errno", error.number().text(bytes))
                    .attribute("error.errno.text", error.text().text(bytes))
                    .attribute("error.errno.family", error.family().text(bytes));
        }
        new ErrorLogMessage(line.code(), message).describe(body);
        if (!fields.sourceFile().isEmpty()) {
            body.attribute("code.file.path", fields.sourceFile().text(bytes))
                    .attribute("code.line.number", fields.sourceLine().text(bytes));
        }
        return body.attribute("server.address", fields.host().text(bytes))
                .attribute("apache.request.log_id", fields.requestLog().text(bytes))
                .attribute("apache.connection.log_id", fields.connectionLog().text(bytes));
    }
}
