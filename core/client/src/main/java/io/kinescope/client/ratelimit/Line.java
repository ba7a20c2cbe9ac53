package io.kinescope.client.ratelimit;

import org.jspecify.annotations.Nullable;

/**
 * First in, first out, and out of the middle at once: a linked list whose elements are its links. An element stands in
 * one line at most; what has left it is not referred to any more.
 */
final class Line<E extends Line.Link<E>> {

    private @Nullable E first;
    private @Nullable E last;

    @Nullable
    E first() {
        return first;
    }

    void add(E element) {
        E before = last;
        element.standing = true;
        element.previous = before;
        last = element;
        if (before == null) {
            first = element;
        } else {
            before.next = element;
        }
    }

    /** Takes the element out; false if it did not stand here. */
    boolean remove(E element) {
        if (!element.standing) {
            return false;
        }
        E before = element.previous;
        E after = element.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        element.standing = false;
        element.previous = null;
        element.next = null;
        return true;
    }

    abstract static class Link<E extends Link<E>> {
        @Nullable
        E previous;

        @Nullable
        E next;

        boolean standing;
    }
}
