package akashi.vms;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The bytes of an answer, as long as there are not too many of them. */
final class Bounded implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> inner;
    private final long most;
    private Flow.Subscription subscription;
    private long seen;

    Bounded(BodySubscriber<byte[]> inner, long most) {
        this.inner = inner;
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return inner.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        inner.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        seen += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (seen > most) {
            subscription.cancel();
            inner.onError(new IOException("more than " + most + " bytes"));
        } else {
            inner.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        inner.onError(failure);
    }

    @Override
    public void onComplete() {
        inner.onComplete();
    }
}
