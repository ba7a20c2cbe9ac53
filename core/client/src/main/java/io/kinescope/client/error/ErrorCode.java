package io.kinescope.client.error;

/**
 * The error codes of Kinescope's API whose meaning is known, for {@link ApiException#isCode(int)}.
 *
 * <p>There are more; a code without a constant here is data like any other.
 */
public final class ErrorCode {

    /** The request has no body where one is needed. */
    public static final int IO_ERROR = 1;

    /** The request has no {@code Authorization} header. */
    public static final int AUTHORIZATION_HEADER_NOT_FOUND = 100101;

    /** The token is not valid. */
    public static final int INVALID_TOKEN = 100102;

    /** The request's JSON has another shape than the operation takes; the detail says where. */
    public static final int MALFORMED_JSON = 400102;

    /** The value is taken already. */
    public static final int ALREADY_EXISTS = 400201;

    /** The listing cannot be sorted by a field named in {@code Order}. */
    public static final int NOT_ALLOWED_ORDER_FIELD = 400216;

    /** The live event may not be edited in its present state. */
    public static final int BROADCAST_NOT_EDITABLE = 400246;

    /** An id in the path is not a UUID. */
    public static final int INVALID_UUID = 400301;

    /** Parameters were refused; {@link ApiException#invalidParams()} names them. */
    public static final int UNEXPECTED_VALUE = 400400;

    /** The operation does not exist for this path. */
    public static final int METHOD_NOT_ALLOWED = 400405;

    /** Parameters were refused; another backend's word for {@link #UNEXPECTED_VALUE}. */
    public static final int INVALID_PARAMETERS = 402402;

    /** There is no such resource. */
    public static final int NOT_FOUND = 404404;

    /** The server failed. */
    public static final int INTERNAL_SERVER_ERROR = 500500;

    private ErrorCode() {}
}
