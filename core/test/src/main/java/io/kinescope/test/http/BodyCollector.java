package io.kinescope.test.http;

/** Collects the body of an operation that needs it as a whole. */
final class BodyCollector implements BodyReceiver {

    private final Call call;
    private final int status;
    private final Operation operation;

    BodyCollector(Call call, int status, Operation operation) {
        this.call = call;
        this.status = status;
        this.operation = operation;
    }

    @Override
    public void receive(byte[] part) {
        call.content().add(part);
    }

    @Override
    public Answer end() {
        call.content().check();
        return Answer.of(status, operation.answer(call));
    }
}
