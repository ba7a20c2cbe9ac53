package io.kinescope.test.http;

import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code multipart/form-data} like the fields of a body; of a file there is its name. */
public final class Form {

    private Form() {}

    public static Fields read(Call call) {
        String type = call.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        if (!type.startsWith("multipart/form-data")) {
            throw ApiError.unsupportedMediaType("multipart/form-data");
        }
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.POST,
                "/",
                Unpooled.wrappedBuffer(call.content().bytes()));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        HttpPostMultipartRequestDecoder decoder = null;
        try {
            decoder = new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), request);
            return fields(decoder);
        } catch (HttpPostRequestDecoder.ErrorDataDecoderException malformed) {
            throw ApiError.unreadableBody("multipart: " + malformed.getMessage());
        } finally {
            if (decoder != null) {
                decoder.destroy();
            }
            request.release();
        }
    }

    private static Fields fields(HttpPostMultipartRequestDecoder decoder) {
        ObjectNode fields = Json.object();
        for (InterfaceHttpData data : decoder.getBodyHttpDatas()) {
            if (data instanceof FileUpload file) {
                fields.put(file.getName(), file.getFilename());
            } else if (data instanceof Attribute field) {
                fields.put(field.getName(), value(field));
            }
        }
        return Fields.of(fields);
    }

    private static String value(Attribute field) {
        try {
            return field.getValue();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
