package io.kinescope.client.error;

/**
 * The error codes of Kinescope's API, for {@link ApiException#isCode(int)}: all documented ones, under their documented
 * names, and the undocumented ones whose meaning is known.
 *
 * <p>A code without a constant here is data like any other.
 */
public final class ErrorCode {

    /** The request has no body where one is needed. */
    public static final int IO_ERROR = 1;

    /** The request has no {@code Authorization} header; also documented as {@code AUTH_AUTHORIZATION_HEADER_NOT_FOUND}. */
    public static final int AUTH_HEADER_NOT_FOUND = 100101;

    /** The token is not valid. */
    public static final int INVALID_TOKEN = 100102;

    /** Access is denied. */
    public static final int ACCESS_DENIED = 100103;

    /** The user name or the password is wrong. */
    public static final int INVALID_USERNAME_OR_PASSWORD = 100104;

    /** The confirmation token is not valid. */
    public static final int INVALID_CONFIRMATION_TOKEN = 100105;

    /** A limit of the account is reached; which one is undocumented. */
    public static final int LIMIT_REACHED = 100106;

    /** The user does not own the resource. */
    public static final int USER_IS_NOT_OWNER = 100107;

    /** The request's body is not JSON. */
    public static final int JSON_SYNTAX_ERROR = 400101;

    /** The request's JSON has another shape than the operation takes; the detail says where. */
    public static final int JSON_UNMARSHAL_TYPE_ERROR = 400102;

    /** The value is taken; also documented as {@code HAS_ALREADY_BEEN_TAKEN}. */
    public static final int ALREADY_EXISTS = 400201;

    /** The e-mail address is taken. */
    public static final int EMAIL_IS_ALREADY_TAKEN = 400202;

    /** The name is taken. */
    public static final int NAME_IS_ALREADY_TAKEN = 400203;

    /** There is an invitation already. */
    public static final int INVITATION_IS_ALREADY_EXIST = 400204;

    /** The invitation was approved already. */
    public static final int INVITATION_IS_ALREADY_APPROVED = 400205;

    /** There is a billing account already. */
    public static final int BILLING_ACCOUNT_IS_ALREADY_EXIST = 400206;

    /** The account has not enough money. */
    public static final int NOT_ENOUGH_MONEY = 400207;

    /** There is no billing account. */
    public static final int NO_BILLING_ACCOUNT = 400208;

    /** There is no payment method. */
    public static final int NO_PAYMENT_METHOD = 400209;

    /** Required products are missing. */
    public static final int NOT_ENOUGH_REQUIRED_PRODUCTS = 400210;

    /** Additional products are not allowed in the trial period. */
    public static final int NOT_ALLOWED_ADDITIONAL_FOR_TRIAL = 400211;

    /** The subscription is not paid. */
    public static final int SUBSCRIPTION_NOT_PAID = 400212;

    /** The e-mail address is not confirmed. */
    public static final int EMAIL_NOT_CONFIRMED = 400213;

    /** The e-mail address is not known. */
    public static final int EMAIL_NOT_FOUND = 400214;

    /** The token that resets the password is not known or has expired. */
    public static final int RESET_TOKEN_NOT_FOUND_OR_EXPIRED = 400215;

    /** The listing cannot be sorted by a field named in {@code Order}. */
    public static final int NOT_ALLOWED_ORDER_FIELD = 400216;

    /** The live event may not be edited in its present state; the code is undocumented. */
    public static final int BROADCAST_NOT_EDITABLE = 400246;

    /** An id in the path is not a UUID. */
    public static final int INVALID_UUID = 400301;

    /** Parameters were refused; {@link ApiException#invalidParams()} names them. */
    public static final int UNEXPECTED_VALUE = 400400;

    /** The operation does not exist for this path; the code is undocumented. */
    public static final int METHOD_NOT_ALLOWED = 400405;

    /** Parameters were refused, as with {@link #UNEXPECTED_VALUE}. */
    public static final int VALIDATION_ERROR = 402402;

    /** There is no such resource; also documented as {@code NO_SUCH_ENTITY}. */
    public static final int NOT_FOUND = 404404;

    /** The server failed. */
    public static final int INTERNAL_SERVER_ERROR = 500500;

    private ErrorCode() {}
}
