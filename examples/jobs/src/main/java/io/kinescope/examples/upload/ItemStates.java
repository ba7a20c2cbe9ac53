package io.kinescope.examples.upload;

import io.kinescope.client.content.PathText;
import io.kinescope.client.tus.TusState;
import io.kinescope.client.tus.TusStore;
import reactor.core.publisher.Mono;

/**
 * The state of the upload of one file. It is kept under the relative path, so that an upload resumes after its folder was
 * moved, and beyond the end of the upload until the journal has the file: at no moment does neither know of it. The state
 * of a file that has changed since is not found, so that its upload begins anew.
 */
final class ItemStates implements TusStore {

    private final TusStore states;
    private final UploadItem item;

    ItemStates(TusStore states, UploadItem item) {
        this.states = states;
        this.item = item;
    }

    /** Finds the state by the relative path, or by the absolute one as earlier versions of this program did. */
    @Override
    public Mono<TusState> find(String key) {
        return find().map(state -> new TusState(
                        key,
                        state.id(),
                        state.endpoint(),
                        PathText.of(item.file()),
                        state.size(),
                        state.modified(),
                        state.offset()))
                .filter(state -> state.size() == item.size() && state.modified().equals(item.modified()));
    }

    @Override
    public Mono<Void> save(TusState state) {
        return states.save(new TusState(
                item.key(),
                state.id(),
                state.endpoint(),
                state.file(),
                state.size(),
                state.modified(),
                state.offset()));
    }

    /** Does nothing: the state is removed after the journal was written. */
    @Override
    public Mono<Void> remove(String key) {
        return Mono.empty();
    }

    /** Finds the state, whether or not the file has changed since. */
    Mono<TusState> find() {
        return states.find(item.key()).switchIfEmpty(Mono.defer(() -> states.find(item.fileKey())));
    }

    /** Removes the state. */
    Mono<Void> forget() {
        return states.remove(item.key()).then(Mono.defer(() -> states.remove(item.fileKey())));
    }
}
