package io.kinescope.client.ratelimit;

import org.jspecify.annotations.Nullable;

/**
 * A first-in, first-out queue that removes any element in constant time: a linked list whose elements are its nodes. An
 * element is in one queue at most, and the queue keeps no reference to an element that was removed.
 */
final class LinkedQueue<E extends LinkedQueue.Node<E>> {

    private @Nullable E first;
    private @Nullable E last;
    private int size;

    @Nullable
    E first() {
        return first;
    }

    @Nullable
    E last() {
        return last;
    }

    int size() {
        return size;
    }

    void add(E element) {
        size++;
        E before = last;
        element.queued = true;
        element.previous = before;
        last = element;
        if (before == null) {
            first = element;
        } else {
            before.next = element;
        }
    }

    /** Removes the element; false if it was not queued. */
    boolean remove(E element) {
        if (!element.queued) {
            return false;
        }
        size--;
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
        element.queued = false;
        element.previous = null;
        element.next = null;
        return true;
    }

    abstract static class Node<E extends Node<E>> {
        @Nullable
        E previous;

        @Nullable
        E next;

        boolean queued;
    }
}
