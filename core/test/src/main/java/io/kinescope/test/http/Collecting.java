package io.kinescope.test.http;

/** Collects the body of an operation that needs it as a whole. */
final class Collecting implements Receiver {

    private final Call call;
    private final int status;
    private final Operation operation;

    Collecting(Call call, int status, Operation operation) {
        this.call = call;
        this.status = status;
        this.operation = operation;
    }

    @Override
    public void take(byte[] part) {
        call.content().add(part);
    }

    @Override
    public Answer end() {
        call.content().check();
        return Answer.of(status, operation.answer(call));
    }
}
