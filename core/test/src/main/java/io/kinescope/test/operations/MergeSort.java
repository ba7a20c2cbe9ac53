package io.kinescope.test.operations;

/**
 * A stable sort of indexes without boxing. Indexes that are in order already take one comparison each, and most
 * listings are in the order of creation.
 */
final class MergeSort {

    private final int[] values;
    private final int[] left;
    private final IndexComparator comparator;

    private MergeSort(int[] values, IndexComparator comparator) {
        this.values = values;
        this.left = new int[values.length / 2];
        this.comparator = comparator;
    }

    /** Compares what two indexes stand for. */
    @FunctionalInterface
    interface IndexComparator {

        int compare(int left, int right);
    }

    static void sort(int[] values, IndexComparator comparator) {
        new MergeSort(values, comparator).sort(0, values.length);
    }

    private void sort(int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(from, middle);
        sort(middle, to);
        if (comparator.compare(values[middle - 1], values[middle]) > 0) {
            merge(from, middle, to);
        }
    }

    private void merge(int from, int middle, int to) {
        int size = middle - from;
        System.arraycopy(values, from, left, 0, size);
        int i = 0;
        int right = middle;
        int target = from;
        while (i < size) {
            boolean takeRight = right < to && comparator.compare(left[i], values[right]) > 0;
            values[target++] = takeRight ? values[right++] : left[i++];
        }
    }
}
