package io.kinescope.client.ratelimit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** One request to a {@link PermitStore}. The first signal counts as its outcome. */
final class Poll implements CoreSubscriber<PermitReply> {

    private final SharedCounter counter;
    private final Mono<PermitReply> exchange;
    final PermitRequest request;
    final List<SharedPermit> reported;
    final long sentAt;
    private boolean done;

    Poll(
            SharedCounter counter,
            Mono<PermitReply> exchange,
            PermitRequest request,
            List<SharedPermit> reported,
            long sentAt) {
        this.counter = counter;
        this.exchange = exchange;
        this.request = request;
        this.reported = reported;
        this.sentAt = sentAt;
    }

    void send() {
        exchange.subscribe(this);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(PermitReply reply) {
        end(reply, null);
    }

    @Override
    public void onError(Throwable failure) {
        end(null, failure);
    }

    @Override
    public void onComplete() {
        end(null, new IllegalStateException("The store of permits completed without a reply"));
    }

    private void end(@Nullable PermitReply reply, @Nullable Throwable failure) {
        if (done) {
            return;
        }
        done = true;
        counter.post(() -> {
            if (reply != null) {
                counter.replied(this, reply);
            } else if (failure != null) {
                counter.failed(this, failure);
            }
        });
    }
}
